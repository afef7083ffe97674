using System.Collections.Concurrent;
using Puffy.Analytics.Journeys;

namespace Puffy.Tables.Export;

/// <summary>Reads all journeys once, on all cores.</summary>
internal static class JourneyPass
{
    /// <summary>Gives each journey to a reader.</summary>
    /// <param name="shards">The number of shards.</param>
    /// <param name="read">Reads the journeys of a shard.</param>
    /// <param name="newReader">Makes the work on each journey, once for each core: readers never wait for each other.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task ReadAsync(
        int shards,
        Func<int, CancellationToken, IAsyncEnumerable<IReadOnlyList<Journey>>> read,
        Func<Action<Journey>> newReader,
        CancellationToken cancellationToken)
    {
        var toRead = new ConcurrentQueue<int>(Enumerable.Range(0, shards));
        var readers = Enumerable.Range(0, Math.Min(Environment.ProcessorCount, shards)).Select(_ => newReader()).ToList();
        return Task.WhenAll(readers.Select(reader => Task.Run(() => ReadShardsAsync(reader), cancellationToken)));

        async Task ReadShardsAsync(Action<Journey> take)
        {
            while (toRead.TryDequeue(out var shard))
            {
                await foreach (var batch in read(shard, cancellationToken))
                {
                    foreach (var journey in batch)
                    {
                        take(journey);
                    }
                }
            }
        }
    }
}
