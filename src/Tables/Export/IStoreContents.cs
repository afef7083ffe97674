using Puffy.Analytics.Currencies;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Tables.Bronze;

namespace Puffy.Tables.Export;

/// <summary>What a store holds, as the tables are made of it.</summary>
public interface IStoreContents
{
    /// <summary>The number of shards that the journeys are read in.</summary>
    int Shards { get; }

    /// <summary>Every file that was loaded, in the order of loading, and every key under which events came live.</summary>
    IReadOnlyList<SourceFile> Files { get; }

    /// <summary>The name of a source of which a row was read: also of one that came after <see cref="Files"/> was listed.</summary>
    string NameOf(int sourceId);

    /// <summary>How many rows of each file, by its number, are erased with their users by now.</summary>
    Task<IReadOnlyDictionary<int, int>> ReadErasedRowsAsync(CancellationToken cancellationToken = default);

    /// <summary>The main currency: that of figures in money.</summary>
    Currency Currency { get; }

    /// <summary>The options under which the journeys are read.</summary>
    AnalysisOptions Options { get; }

    /// <summary>Reads the journeys of a shard, in batches.</summary>
    IAsyncEnumerable<IReadOnlyList<Journey>> ReadJourneysAsync(int shard, CancellationToken cancellationToken = default);

    /// <summary>Reads all refused rows, in batches.</summary>
    IAsyncEnumerable<IReadOnlyList<QuarantineRow>> ReadRefusedRowsAsync(CancellationToken cancellationToken = default);
}

/// <summary>A file that was loaded, or all that came live under a key.</summary>
/// <param name="Id">Its first number in the load ledger.</param>
/// <param name="Name">The file's name, without its folder; of a live key <see cref="LiveSourceName.OfKey"/>.</param>
/// <param name="Rows">
/// Rows read, less those erased with their users; null where nobody counted them: of a live key, and of a file whose load has not
/// finished.
/// </param>
/// <param name="Findings">What was found about the file.</param>
/// <param name="Erased">Rows that are erased with their users.</param>
public sealed record SourceFile(int Id, string Name, long? Rows, IReadOnlyList<Finding> Findings, long Erased = 0)
{
    /// <summary>Its numbers in the load ledger: of a file one, of a live key one an hour and silo.</summary>
    public IReadOnlyList<int> Ids { get; init; } = [Id];
}
