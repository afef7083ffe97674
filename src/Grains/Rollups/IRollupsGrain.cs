using Orleans.Concurrency;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Rollups;
using Puffy.Grains.Access;
using Puffy.Grains.Options;

namespace Puffy.Grains.Rollups;

/// <summary>
/// The rollups of one shard: a verified cache of what the journeys contribute. It knows which writes it has applied, finds
/// by itself that one is missing, and then rebuilds itself from the journeys. The key is the number of the shard.
/// </summary>
[Alias("puffy.IRollupsGrain")]
[GrainInterfaceType("puffy.IRollupsGrain")]
public interface IRollupsGrain : IGrainWithIntegerKey
{
    /// <summary>Applies the change of one write.</summary>
    /// <exception cref="OptionsConflictException">The change was computed under other rules than the figures.</exception>
    [Alias("Apply")]
    Task ApplyAsync(RollupDelta delta, CancellationToken cancellationToken = default);

    /// <summary>Makes sure that the figures hold every write up to a number: where one is missing they are rebuilt.</summary>
    /// <param name="through">The number of a durable write.</param>
    /// <param name="cancellationToken">Gives up; the figures stay as they are.</param>
    [Alias("CatchUp"), ClientNeeds(Rights.Read)]
    Task CatchUpAsync(long through, CancellationToken cancellationToken = default);

    /// <summary>Visits and credits by channel.</summary>
    /// <param name="day">The UTC day that is asked for; null for all days.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Alias("ReadChannels"), ReadOnly, ClientNeeds(Rights.Read)]
    Task<ChannelRollup> ReadChannelsAsync(DateOnly? day, CancellationToken cancellationToken = default);

    /// <summary>Sessions by funnel step.</summary>
    [Alias("ReadFunnel"), ReadOnly, ClientNeeds(Rights.Read)]
    Task<FunnelRollup> ReadFunnelAsync(CancellationToken cancellationToken = default);

    /// <summary>Daily activity.</summary>
    [Alias("ReadMonitoring"), ReadOnly, ClientNeeds(Rights.Read)]
    Task<MonitoringRollup> ReadMonitoringAsync(CancellationToken cancellationToken = default);

    /// <summary>Paths to orders and to none.</summary>
    [Alias("ReadPaths"), ReadOnly, ClientNeeds(Rights.Read)]
    Task<ShardPaths> ReadPathsAsync(CancellationToken cancellationToken = default);

    /// <summary>The identity keys of users; none in a store without identity.</summary>
    [Alias("ReadIdentity"), ReadOnly, ClientNeeds(Rights.Read)]
    Task<IdentityRollup> ReadIdentityAsync(CancellationToken cancellationToken = default);

    /// <summary>The number of orders in each currency.</summary>
    [Alias("ReadOrdersByCurrency"), ReadOnly, ClientNeeds(Rights.Read)]
    Task<IReadOnlyDictionary<Currency, long>> ReadOrdersByCurrencyAsync(CancellationToken cancellationToken = default);

    /// <summary>Whose journeys the writes after a number changed, for a reader that follows the shard.</summary>
    /// <param name="since">The number of the last write that the reader has seen.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Alias("ReadChanges"), ClientNeeds(Rights.Read)]
    Task<ShardChanges> ReadChangesAsync(long since, CancellationToken cancellationToken = default);

    /// <summary>
    /// Recomputes the figures from the journeys, reports what differed by the name of each rollup, and keeps the recomputed ones.
    /// While writes are under way, those whose changes have not arrived yet are reported, too.
    /// </summary>
    [Alias("Reconcile"), ClientNeeds(Rights.Read)]
    Task<IReadOnlyDictionary<string, RollupReconciliation>> ReconcileAsync(CancellationToken cancellationToken = default);

    /// <summary>The last reconciliation; null where there was none.</summary>
    [Alias("ReadReconciled"), ReadOnly, ClientNeeds(Rights.Read)]
    Task<LastReconcile?> ReadReconciledAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes sure that the figures hold every write that is durable by now, and saves them, so that the next activation need
    /// not rebuild them. The end of a load calls it: it finds the changes that went to an activation which the cluster had given up.
    /// </summary>
    [Alias("Save"), ClientNeeds(Rights.None)]
    Task SaveAsync(CancellationToken cancellationToken = default);
}
