using Puffy.Analytics.Attribution;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Options;
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

    /// <summary>Visits and credits by channel, of one UTC day.</summary>
    public Task<ChannelRollup> ChannelsAsync(DateOnly day, CancellationToken cancellationToken = default) =>
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

    /// <summary>Visits by channel and credit under every model. Data-driven models learn from all days, whichever day is asked for.</summary>
    /// <param name="options">The options in force.</param>
    /// <param name="day">The only UTC day of visits and orders; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<AttributionFigures> AttributionAsync(AnalysisOptions options, DateOnly? day, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var channels = day is { } only ? ChannelsAsync(only, cancellationToken) : ChannelsAsync(cancellationToken);
        var (paths, through) = await PathsAsync(cancellationToken);
        return AttributionFigures.From(await channels, paths, AttributionModelNames.All, options.ShapleyPrior, day) with { Through = through };
    }

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
