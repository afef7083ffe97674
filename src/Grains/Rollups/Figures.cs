using Puffy.Analytics.Rollups;

namespace Puffy.Grains.Rollups;

/// <summary>Asks all shards for one kind of figures, and gathers their answers.</summary>
/// <param name="grains">Where the rollup grains are found.</param>
/// <param name="shards">The number of shards.</param>
public sealed class Figures(IGrainFactory grains, int shards)
{
    /// <summary>Visits and credits by channel.</summary>
    public Task<ChannelRollup> ChannelsAsync(CancellationToken cancellationToken = default) =>
        GatherAsync<IChannelRollupGrain, ChannelRollup>(grain => grain.ReadAsync(cancellationToken));

    /// <summary>Visits and credits by channel, of one UTC day.</summary>
    public Task<ChannelRollup> ChannelsAsync(DateOnly day, CancellationToken cancellationToken = default) =>
        GatherAsync<IChannelRollupGrain, ChannelRollup>(grain => grain.ReadDayAsync(day, cancellationToken));

    /// <summary>Sessions by funnel step.</summary>
    public Task<FunnelRollup> FunnelAsync(CancellationToken cancellationToken = default) =>
        GatherAsync<IFunnelRollupGrain, FunnelRollup>(grain => grain.ReadAsync(cancellationToken));

    /// <summary>Daily activity.</summary>
    public Task<MonitoringRollup> MonitoringAsync(CancellationToken cancellationToken = default) =>
        GatherAsync<IMonitoringRollupGrain, MonitoringRollup>(grain => grain.ReadAsync(cancellationToken));

    /// <summary>Saves all rollups, so that the next process need not rebuild them.</summary>
    public Task SaveAsync(CancellationToken cancellationToken = default) => Task.WhenAll(
        AskAll<IChannelRollupGrain>(grain => grain.SaveAsync(cancellationToken))
            .Concat(AskAll<IFunnelRollupGrain>(grain => grain.SaveAsync(cancellationToken)))
            .Concat(AskAll<IMonitoringRollupGrain>(grain => grain.SaveAsync(cancellationToken))));

    /// <summary>Recomputes every rollup from the journeys.</summary>
    /// <returns>What was found, by the name of the rollup; differences and missed writes are summed over the shards.</returns>
    public async Task<IReadOnlyDictionary<string, RollupReconciliation>> ReconcileAsync(CancellationToken cancellationToken = default) =>
        new Dictionary<string, RollupReconciliation>
        {
            ["channels"] = await SumAsync<IChannelRollupGrain>(grain => grain.ReconcileAsync(cancellationToken)),
            ["funnel"] = await SumAsync<IFunnelRollupGrain>(grain => grain.ReconcileAsync(cancellationToken)),
            ["monitoring"] = await SumAsync<IMonitoringRollupGrain>(grain => grain.ReconcileAsync(cancellationToken)),
        };

    private async Task<TRollup> GatherAsync<TGrain, TRollup>(Func<TGrain, Task<TRollup>> ask)
        where TGrain : IRollupGrain<TRollup>
        where TRollup : class, IRollup<TRollup>, new()
    {
        var sum = new TRollup();
        foreach (var figures in await Task.WhenAll(AskAll(ask)))
        {
            sum.Merge(figures);
        }

        return sum;
    }

    private async Task<RollupReconciliation> SumAsync<TGrain>(Func<TGrain, Task<RollupReconciliation>> ask)
        where TGrain : IGrainWithIntegerKey
    {
        var answers = await Task.WhenAll(AskAll(ask));
        return new(answers.Sum(answer => answer.Journeys), answers.Sum(answer => answer.Differences), answers.Sum(answer => answer.MissedWrites));
    }

    private IEnumerable<Task> AskAll<TGrain>(Func<TGrain, Task> ask)
        where TGrain : IGrainWithIntegerKey => Enumerable.Range(0, shards).Select(shard => ask(grains.GetGrain<TGrain>(shard)));

    private IEnumerable<Task<TAnswer>> AskAll<TGrain, TAnswer>(Func<TGrain, Task<TAnswer>> ask)
        where TGrain : IGrainWithIntegerKey => Enumerable.Range(0, shards).Select(shard => ask(grains.GetGrain<TGrain>(shard)));
}
