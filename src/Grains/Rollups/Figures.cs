using Puffy.Analytics.Currencies;
using Puffy.Analytics.Rollups;

namespace Puffy.Grains.Rollups;

/// <summary>Asks the rollups of all shards, and adds up their answers.</summary>
/// <param name="grains">Where the rollup grains are found.</param>
/// <param name="shards">The number of shards.</param>
public sealed class Figures(IGrainFactory grains, int shards)
{
    /// <summary>Visits and credits by channel.</summary>
    public Task<ChannelRollup> ChannelsAsync(CancellationToken cancellationToken = default) =>
        GatherAsync(grain => grain.ReadChannelsAsync(day: null, cancellationToken));

    /// <summary>Visits and credits by channel, of one UTC day; null for all.</summary>
    public Task<ChannelRollup> ChannelsAsync(DateOnly? day, CancellationToken cancellationToken = default) =>
        GatherAsync(grain => grain.ReadChannelsAsync(day, cancellationToken));

    /// <summary>Sessions by funnel step.</summary>
    public Task<FunnelRollup> FunnelAsync(CancellationToken cancellationToken = default) =>
        GatherAsync(grain => grain.ReadFunnelAsync(cancellationToken));

    /// <summary>Daily activity.</summary>
    public Task<MonitoringRollup> MonitoringAsync(CancellationToken cancellationToken = default) =>
        GatherAsync(grain => grain.ReadMonitoringAsync(cancellationToken));

    /// <summary>Paths to orders and to none, and the number of writes that they hold.</summary>
    public async Task<ShardPaths> PathsAsync(CancellationToken cancellationToken = default)
    {
        var (sum, through) = (new PathRollup(), 0L);
        foreach (var shard in await Task.WhenAll(Shards.Select(grain => grain.ReadPathsAsync(cancellationToken))))
        {
            sum.Merge(shard.Paths);
            through += shard.AppliedThrough;
        }

        return new ShardPaths(sum, through);
    }

    /// <summary>The identity keys of users.</summary>
    public Task<IdentityRollup> IdentityAsync(CancellationToken cancellationToken = default) =>
        GatherAsync(grain => grain.ReadIdentityAsync(cancellationToken));

    /// <summary>The currency of figures in money.</summary>
    /// <param name="own">The store's own currency; none where it has none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Currency> MainCurrencyAsync(Currency own, CancellationToken cancellationToken = default)
    {
        var ofShards = own.IsNone ? await Task.WhenAll(Shards.Select(grain => grain.ReadOrdersByCurrencyAsync(cancellationToken))) : [];
        var orders = ofShards.SelectMany(counts => counts).GroupBy(count => count.Key, count => count.Value);
        return MainCurrency.Of(own, orders.Select(counts => KeyValuePair.Create(counts.Key, counts.Sum())));
    }

    /// <summary>Saves all rollups, so that the next process need not rebuild them.</summary>
    public Task SaveAsync(CancellationToken cancellationToken = default) =>
        Task.WhenAll(Shards.Select(grain => grain.SaveAsync(cancellationToken)));

    /// <summary>Recomputes every rollup from the journeys.</summary>
    /// <returns>What was found, by the name of the rollup; differences and missed writes are summed over the shards.</returns>
    public async Task<IReadOnlyDictionary<string, RollupReconciliation>> ReconcileAsync(CancellationToken cancellationToken = default)
    {
        var found = await Task.WhenAll(Shards.Select(grain => grain.ReconcileAsync(cancellationToken)));
        return RollupKind.All.ToDictionary(
            kind => kind.Name,
            kind => new RollupReconciliation(
                found.Sum(shard => shard[kind.Name].Journeys),
                found.Sum(shard => shard[kind.Name].Differences),
                found.Sum(shard => shard[kind.Name].MissedWrites)),
            StringComparer.Ordinal);
    }

    /// <summary>The last reconciliation, at the time of the shard that waited longest; null where a shard had none.</summary>
    public async Task<LastReconcile?> LastReconcileAsync(CancellationToken cancellationToken = default)
    {
        var found = await Task.WhenAll(Shards.Select(grain => grain.ReadReconciledAsync(cancellationToken)));
        return found.Contains(null)
            ? null
            : new LastReconcile(found.Min(shard => shard!.At), found.Sum(shard => shard!.Journeys), found.Sum(shard => shard!.Differences));
    }

    private IEnumerable<IRollupsGrain> Shards => Enumerable.Range(0, shards).Select(shard => grains.GetGrain<IRollupsGrain>(shard));

    private async Task<TRollup> GatherAsync<TRollup>(Func<IRollupsGrain, Task<TRollup>> ask)
        where TRollup : class, IRollup<TRollup>, new()
    {
        var sum = new TRollup();
        foreach (var figures in await Task.WhenAll(Shards.Select(ask)))
        {
            sum.Merge(figures);
        }

        return sum;
    }
}
