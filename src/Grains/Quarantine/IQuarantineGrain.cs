using System.Collections.Immutable;
using Orleans.Concurrency;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Monitoring;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Quarantine;

/// <summary>Where refused rows go, so that none is lost. The key is 0.</summary>
[Alias("puffy.IQuarantineGrain")]
[GrainInterfaceType("Puffy.Grains.Quarantine.IQuarantineGrain")]
public interface IQuarantineGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Keeps refused rows, durably. A row of an erased user is kept as <c>suppressed_user</c>, without its text and without the
    /// user id; so is a row that can't be split into fields but names an erased user in one.
    /// </summary>
    /// <returns>The reason under which each row is kept, in the order given.</returns>
    [Alias("Add")]
    Task<RefusalReason[]> AddAsync(ImmutableArray<QuarantinedRow> rows, CancellationToken cancellationToken = default);

    /// <summary>From now on rows of this user are kept as those of an erased one.</summary>
    /// <param name="userHash">The keyed hash of the user id.</param>
    [Alias("Suppress")]
    Task SuppressAsync(byte[] userHash);

    /// <summary>Reads all refused rows as of one moment, ordered by file number and row number.</summary>
    [Alias("Read")]
    IAsyncEnumerable<IReadOnlyList<QuarantinedRow>> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>Counts all refused rows by day and by file.</summary>
    [Alias("Count"), AlwaysInterleave]
    Task<RefusedRows> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>How many rows of each file were erased with their users, by file number.</summary>
    [Alias("ReadErasedRows")]
    Task<IReadOnlyDictionary<int, int>> ReadErasedRowsAsync(CancellationToken cancellationToken = default);
}
