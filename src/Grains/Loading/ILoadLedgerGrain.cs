using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Puffy.Grains.Loading;

/// <summary>The ledger of loaded files. The key is 0.</summary>
[Alias("puffy.ILoadLedgerGrain")]
public interface ILoadLedgerGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Begins the load of a file, durably. A load of the same name and bytes that did not come to its end is taken up:
    /// the file keeps its number, so that the rows which were already accepted are recognised as the same rows.
    /// </summary>
    /// <param name="name">The file's name, without its folder.</param>
    /// <param name="contentHash">Hash of the file's bytes.</param>
    /// <returns>The file's number.</returns>
    [Alias("Begin")]
    Task<int> BeginAsync(string name, string contentHash);

    /// <summary>Ends the load of a file, durably.</summary>
    /// <param name="file">The file with its number, counts and findings.</param>
    /// <exception cref="InvalidOperationException">Rows are not accepted plus quarantined, or the load was never begun.</exception>
    [Alias("Complete")]
    Task CompleteAsync(LoadedFile file);

    /// <summary>Every file, in the order of loading.</summary>
    [Alias("Read"), ReadOnly]
    Task<ImmutableArray<LoadedFile>> ReadAsync();

    /// <summary>Into how many shards the store divides its users.</summary>
    [Alias("GetShards"), ReadOnly]
    Task<int> GetShardsAsync();
}
