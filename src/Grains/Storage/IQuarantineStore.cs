using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;

namespace Puffy.Grains.Storage;

/// <summary>A refused row of a loaded file or a live sender.</summary>
/// <param name="SourceId">The number that the load ledger gave to the file or the live sender.</param>
/// <param name="Row">The row's number within the source.</param>
/// <param name="Reason">Why the row was refused.</param>
/// <param name="Detail">What is wrong, for a person.</param>
/// <param name="Raw">The row's text; empty for a suppressed user.</param>
/// <param name="UserId">The user, or empty where the row does not tell or must not be kept.</param>
/// <param name="Day">The day that the row counts on, or null if neither row nor file gives one.</param>
/// <param name="EmptyColumns">The known columns that were empty as read.</param>
/// <param name="IsDamaged">Whether the row is not as it was written: its checksum is wrong, and only its numbers are given, which may be wrong too.</param>
[GenerateSerializer, Immutable, Alias("puffy.QuarantinedRow")]
public sealed record QuarantinedRow(
    [property: Id(0)] int SourceId,
    [property: Id(1)] int Row,
    [property: Id(2)] RefusalReason Reason,
    [property: Id(3)] string Detail,
    [property: Id(4)] string Raw,
    [property: Id(5)] string UserId,
    [property: Id(6)] DateOnly? Day,
    [property: Id(7)] ColumnSet EmptyColumns,
    [property: Id(8)] bool IsDamaged = false)
{
    /// <summary>A row that is not as it was written.</summary>
    public static QuarantinedRow Damaged(int sourceId, int row) =>
        new(sourceId, row, default, string.Empty, string.Empty, string.Empty, null, ColumnSet.None, IsDamaged: true);

    /// <summary>The row, if it is as it was written.</summary>
    /// <exception cref="DamagedRowException">It is damaged.</exception>
    public QuarantinedRow RequireSound() => IsDamaged ? throw new DamagedRowException(SourceId, Row) : this;
}

/// <summary>The durable store of refused rows.</summary>
public interface IQuarantineStore
{
    /// <summary>
    /// Writes refused rows, durable on return. A row that is already there (same source and row) is replaced. Nothing is
    /// written where more users were erased than the writer knows of, as the rows may be theirs.
    /// </summary>
    /// <param name="rows">The rows, of no user whom the writer knows to be erased.</param>
    /// <param name="erasuresKnown">How many erased users the writer had read from the store.</param>
    /// <param name="cancellationToken">Gives up; what was written stays.</param>
    /// <returns>False, with nothing done, where the writer has to read the erased users again.</returns>
    ValueTask<bool> WriteAsync(IReadOnlyList<QuarantinedRow> rows, int erasuresKnown, CancellationToken cancellationToken = default);

    /// <summary>Removes rows, durably on return. Those that are not there are no error.</summary>
    ValueTask RemoveAsync(IReadOnlyList<SourceRow> rows, CancellationToken cancellationToken = default);

    /// <summary>Reads the newest rows of some sources: the highest source number first, and of a source the highest row number.</summary>
    /// <param name="sources">The numbers of the sources.</param>
    /// <param name="limit">The most rows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<IReadOnlyList<QuarantinedRow>> ReadNewestAsync(IReadOnlyList<int> sources, int limit, CancellationToken cancellationToken = default);

    /// <summary>Reads all refused rows as of one moment, in batches, ordered by source number and row number; damaged ones are marked.</summary>
    IAsyncEnumerable<IReadOnlyList<QuarantinedRow>> ScanAsync(CancellationToken cancellationToken = default);
}
