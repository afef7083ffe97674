using Puffy.Analytics.Currencies;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Journeys;
using Puffy.Tables.Bronze;

namespace Puffy.Tables.Export;

/// <summary>What a store holds, as the tables are made of it.</summary>
public interface IStoreContents
{
    /// <summary>The number of shards that the journeys are read in.</summary>
    int Shards { get; }

    /// <summary>Every file that was loaded, in the order of loading.</summary>
    IReadOnlyList<SourceFile> Files { get; }

    /// <summary>The main currency: that of figures in money.</summary>
    Currency Currency { get; }

    /// <summary>Reads the journeys of a shard, in batches.</summary>
    IAsyncEnumerable<IReadOnlyList<Journey>> ReadJourneysAsync(int shard, CancellationToken cancellationToken = default);

    /// <summary>Reads all refused rows, in batches.</summary>
    IAsyncEnumerable<IReadOnlyList<QuarantineRow>> ReadRefusedRowsAsync(CancellationToken cancellationToken = default);
}

/// <summary>A file that was loaded.</summary>
/// <param name="Id">Its number in the order of loading.</param>
/// <param name="Name">Its name, without its folder.</param>
/// <param name="Rows">Rows read, less those erased with their users; null where the load of the file has not come to its end.</param>
/// <param name="Findings">What was found about the file.</param>
public sealed record SourceFile(int Id, string Name, long? Rows, IReadOnlyList<Finding> Findings);
