using Puffy.Grains.Storage;

namespace Puffy.Grains.Tests;

/// <summary>The journeys of a store, with a say in what happens around a write.</summary>
internal sealed class WatchedJourneys(IJourneyStore store) : IJourneyStore
{
    /// <summary>Called before a write.</summary>
    public Func<Task> BeforeWrite { get; set; } = () => Task.CompletedTask;

    /// <summary>Called when a write is durable and its writer does not know it yet.</summary>
    public Func<Task> AfterWrite { get; set; } = () => Task.CompletedTask;

    /// <summary>Called before it is read how much was written to a shard.</summary>
    public Func<int, Task> BeforeTotals { get; set; } = _ => Task.CompletedTask;

    public ValueTask<IReadOnlyList<StoredJourney>> ReadAsync(int shard, IReadOnlyCollection<string> userIds, CancellationToken cancellationToken) =>
        store.ReadAsync(shard, userIds, cancellationToken);

    public async ValueTask<WriteOutcome> WriteAsync(int shard, IReadOnlyList<JourneyWrite> writes, CancellationToken cancellationToken)
    {
        await BeforeWrite();
        var outcome = await store.WriteAsync(shard, writes, cancellationToken);
        await AfterWrite();
        return outcome;
    }

    public ValueTask<ShardScan> ScanAsync(int shard, CancellationToken cancellationToken) => store.ScanAsync(shard, cancellationToken);

    public async ValueTask<ShardTotals> ReadTotalsAsync(int shard, CancellationToken cancellationToken)
    {
        await BeforeTotals(shard);
        return await store.ReadTotalsAsync(shard, cancellationToken);
    }
}
