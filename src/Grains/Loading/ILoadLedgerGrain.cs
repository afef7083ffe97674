using System.Collections.Immutable;
using Orleans.Concurrency;
using Puffy.Grains.Access;

namespace Puffy.Grains.Loading;

/// <summary>
/// The ledger of sources: loaded files and live senders. It gives each its number, from one series, which every event and every
/// refused row carries. The key is 0.
/// </summary>
[Alias("puffy.ILoadLedgerGrain")]
[GrainInterfaceType("Puffy.Grains.Loading.ILoadLedgerGrain")]
public interface ILoadLedgerGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Begins the load of files, durably. A load that did not finish is taken up by loading its files again, all
    /// or some: a file of it that is complete is not loaded again, and one that is not keeps its number, so that the rows
    /// which were already accepted are recognised as the same rows. A file is the same by its name and bytes.
    /// </summary>
    /// <param name="files">The files, in their order. A file listed twice is loaded twice.</param>
    /// <returns>Each file with its number; complete where nothing is left to do.</returns>
    [Alias("Begin"), ClientNeeds(Rights.Load)]
    Task<ImmutableArray<LoadedFile>> BeginAsync(ImmutableArray<FileToLoad> files);

    /// <summary>Ends the load of a file, durably.</summary>
    /// <param name="file">The file with its number, counts and findings.</param>
    /// <exception cref="InvalidOperationException">Rows are not accepted plus quarantined, or the load was never begun.</exception>
    [Alias("Complete"), ClientNeeds(Rights.Load)]
    Task CompleteAsync(LoadedFile file);

    /// <summary>Opens the load of a file again whose rows were damaged in the store, durably: loading the same file then brings them back under their numbers.</summary>
    /// <param name="fileId">The file's number.</param>
    [Alias("Reopen"), ClientNeeds(Rights.Load)]
    Task ReopenAsync(int fileId);

    /// <summary>Gives a live sender its number, durably: the same one each time.</summary>
    /// <param name="sender">The sender. Its rows are numbered by the silo that takes them.</param>
    [Alias("Open"), ClientNeeds(Rights.Load)]
    Task<LiveSource> OpenAsync(LiveSender sender);

    /// <summary>Notes, durably, that times of a live sender's events were corrected because its clock is wrong.</summary>
    /// <param name="sourceId">The sender's number.</param>
    /// <param name="day">A day of such events; the first one is kept.</param>
    [Alias("CorrectClock"), ClientNeeds(Rights.Load)]
    Task CorrectClockAsync(int sourceId, DateOnly day);

    /// <summary>Every source.</summary>
    [Alias("ReadEntries"), ReadOnly, ClientNeeds(Rights.None)]
    Task<LedgerEntries> ReadAsync();

    /// <summary>Into how many shards the store divides its users.</summary>
    [Alias("GetShards"), ReadOnly, ClientNeeds(Rights.None)]
    Task<int> GetShardsAsync();
}
