using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Intake;
using Puffy.Grains.Journeys;
using Puffy.Grains.Storage;

namespace Puffy.Collector.Batches;

/// <summary>The ways to all shards of the store.</summary>
internal sealed class ShardLanes
{
    private readonly ShardLane[] _lanes;

    /// <summary>Opens the ways.</summary>
    /// <param name="grains">Where the shards are found.</param>
    /// <param name="shards">How many there are.</param>
    public ShardLanes(IGrainFactory grains, int shards) =>
        _lanes = [.. Enumerable.Range(0, shards).Select(shard => new ShardLane(grains.GetGrain<IJourneyShardGrain>(shard)))];

    /// <summary>Brings rows into their journeys.</summary>
    /// <param name="key">The name of the key under which they came.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Gives up; rows that were not sent yet need not be.</param>
    /// <returns>What became of each, when all are durable.</returns>
    public async Task<Acceptance[]> DeliverAsync(string key, IReadOnlyList<AcceptedRow> rows, CancellationToken cancellationToken)
    {
        var parts = new Dictionary<int, ShardPart>();
        for (var place = 0; place < rows.Count; place++)
        {
            var shard = Sharding.ShardOf(rows[place].UserId, _lanes.Length);
            if (!parts.TryGetValue(shard, out var part))
            {
                parts.Add(shard, part = new ShardPart(key));
            }

            part.Rows.Add(rows[place]);
            part.Places.Add(place);
        }

        foreach (var (shard, part) in parts)
        {
            _lanes[shard].Add(part);
        }

        try
        {
            await Task.WhenAll(parts.Values.Select(part => part.Outcomes)).WaitAsync(cancellationToken);
        }
        catch
        {
            foreach (var part in parts.Values)
            {
                part.IsAbandoned = true;
            }

            throw;
        }

        var outcomes = new Acceptance[rows.Count];
        foreach (var part in parts.Values)
        {
            foreach (var (place, outcome) in part.Places.Zip(await part.Outcomes))
            {
                outcomes[place] = outcome;
            }
        }

        return outcomes;
    }

    /// <summary>Takes no more, and waits for what is under way.</summary>
    public Task CloseAsync() => Task.WhenAll(_lanes.Select(lane => lane.CloseAsync()));
}
