using System.Collections.Concurrent;
using Puffy.Grains.Loading;

namespace Puffy.Collector.Posts;

/// <summary>The sources of live events in the load ledger: one for each key and hour, of this start of this process.</summary>
/// <param name="grains">Where the ledger is found.</param>
/// <param name="silo">The process and its start.</param>
internal sealed class LiveSources(IGrainFactory grains, string silo)
{
    private readonly ConcurrentDictionary<LiveSender, Lazy<Task<Source>>> _open = new();

    /// <summary>The first day of each source whose times were corrected, as far as this process told the ledger.</summary>
    private readonly ConcurrentDictionary<int, DateOnly> _corrected = new();

    /// <summary>Gives the rows of a post their source and numbers.</summary>
    /// <exception cref="Exception">The ledger can't be asked now.</exception>
    public async Task NumberAsync(Post post)
    {
        if (post.IsCanary)
        {
            // It is no source of events; the ledger only has to answer, as it has to for others.
            await grains.GetGrain<ILoadLedgerGrain>(0).GetShardsAsync();
            return;
        }

        var sender = LiveSender.At(post.Key, post.ReceivedAt, silo);
        var opening = _open.GetOrAdd(sender, _ => new Lazy<Task<Source>>(() => OpenAsync(sender)));
        try
        {
            var source = await opening.Value;
            post.Number(source.Id, source.Take(post.Rows));
        }
        catch
        {
            _open.TryRemove(KeyValuePair.Create(sender, opening));
            throw;
        }
    }

    /// <summary>Notes in the ledger that times of a source were corrected, where it does not know yet.</summary>
    /// <exception cref="Exception">The ledger can't be asked now.</exception>
    public async Task CorrectClockAsync(int sourceId, DateOnly day)
    {
        if (!(_corrected.TryGetValue(sourceId, out var known) && known <= day))
        {
            await grains.GetGrain<ILoadLedgerGrain>(0).CorrectClockAsync(sourceId, day);
            _corrected.AddOrUpdate(sourceId, day, (_, noted) => noted < day ? noted : day);
        }
    }

    private async Task<Source> OpenAsync(LiveSender sender)
    {
        var source = await grains.GetGrain<ILoadLedgerGrain>(0).OpenAsync(sender);
        foreach (var old in _open.Keys.Where(known => known.Hour < sender.Hour.AddHours(-1)))
        {
            _open.TryRemove(old, out _);
        }

        return new Source(source.Id);
    }

    /// <summary>A source and how many of its rows are numbered.</summary>
    private sealed class Source(int id)
    {
        private int _rows;

        public int Id => id;

        /// <returns>How many rows precede the ones taken.</returns>
        public int Take(int rows) => Interlocked.Add(ref _rows, rows) - rows;
    }
}
