using Puffy.Grains.Storage;

namespace Puffy.Grains.Rollups;

/// <summary>The rollups of one shard, as those who write to its journeys see them.</summary>
/// <param name="grains">Where the rollup grains are found.</param>
/// <param name="journeys">Where the shard's journeys are.</param>
/// <param name="shard">The shard.</param>
internal sealed class ShardRollups(IGrainFactory grains, IJourneyStore journeys, int shard)
{
    private IChannelRollupGrain Channels => grains.GetGrain<IChannelRollupGrain>(shard);

    private IFunnelRollupGrain Funnel => grains.GetGrain<IFunnelRollupGrain>(shard);

    private IMonitoringRollupGrain Monitoring => grains.GetGrain<IMonitoringRollupGrain>(shard);

    /// <summary>Brings the changes of a write; on return every query shows them.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="sequence">The number of the write, which is durable by now.</param>
    public Task DeliverAsync(RollupChanges changes, long sequence) => Task.WhenAll(
        Channels.ApplyAsync(new(sequence, changes.Channels, changes.RulesFingerprint)),
        Funnel.ApplyAsync(new(sequence, changes.Funnel, changes.RulesFingerprint)),
        Monitoring.ApplyAsync(new(sequence, changes.Monitoring, changes.RulesFingerprint)));

    /// <summary>
    /// Makes sure that every query shows all that is durable by now. For calls that are repeated: the first try may have
    /// written and then not have come to deliver.
    /// </summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        var through = (await journeys.ReadTotalsAsync(shard, cancellationToken)).Sequence;
        await Task.WhenAll(
            Channels.CatchUpAsync(through, cancellationToken),
            Funnel.CatchUpAsync(through, cancellationToken),
            Monitoring.CatchUpAsync(through, cancellationToken));
    }
}
