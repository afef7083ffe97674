using Puffy.Analytics.Events;
using Puffy.Grains.Loading;
using Puffy.Grains.Storage;

namespace Puffy.Client.Stores;

/// <summary>The names of files and live senders, where others may be added while a store is read.</summary>
internal sealed class SourceNames
{
    private readonly ILoadLedgerGrain _ledger;

    /// <summary>Replaced as a whole, as several shards are read at once.</summary>
    private volatile IReadOnlyDictionary<int, string> _names;

    private SourceNames(ILoadLedgerGrain ledger, LedgerEntries entries)
    {
        _ledger = ledger;
        Entries = entries;
        _names = entries.Names();
    }

    /// <summary>The sources that there were at first.</summary>
    public LedgerEntries Entries { get; }

    /// <summary>Reads the names from the ledger.</summary>
    public static async Task<SourceNames> ReadAsync(ILoadLedgerGrain ledger) => new(ledger, await ledger.ReadAsync());

    /// <summary>The name of a source that was looked up before.</summary>
    public string Of(int sourceId) => _names[sourceId];

    /// <summary>Makes sure that the names of the events' sources are known.</summary>
    public ValueTask LookUpAsync(IEnumerable<IReadOnlyList<Event>> journeys)
    {
        var last = 0;
        foreach (var events in journeys)
        {
            foreach (var item in events)
            {
                last = Math.Max(last, item.Source.SourceId);
            }
        }

        return LookUpAsync(last);
    }

    /// <summary>Makes sure that the names of sources are known.</summary>
    /// <param name="last">The highest of their numbers. Numbers have no gap.</param>
    /// <exception cref="StoreException">The ledger does not know them: it is damaged.</exception>
    public async ValueTask LookUpAsync(int last)
    {
        if (last > _names.Count)
        {
            _names = (await _ledger.ReadAsync()).Names();
            if (last > _names.Count)
            {
                throw new StoreException(
                    $"The store is damaged: it holds rows of source {last}, and its load ledger has only {_names.Count} sources. Restore the store from a backup, or load the exports into a new one.");
            }
        }
    }
}
