using Orleans.Concurrency;

namespace Puffy.Grains.Rollups;

/// <summary>
/// One kind of figures over one shard's users: a verified cache of what the journeys contribute. It knows which writes
/// it has applied, finds by itself that one is missing, and is then rebuilt from the journeys. The key is the number of the shard.
/// </summary>
/// <typeparam name="TRollup">The figures.</typeparam>
[Alias("puffy.IRollupGrain`1")]
[GrainInterfaceType("Puffy.Grains.Rollups.IRollupGrain`1")]
public interface IRollupGrain<TRollup> : IGrainWithIntegerKey
{
    /// <summary>Applies the change of one write.</summary>
    /// <exception cref="InvalidOperationException">The change was computed under other rules than the figures.</exception>
    [Alias("Apply")]
    Task ApplyAsync(RollupDelta<TRollup> delta, CancellationToken cancellationToken = default);

    /// <summary>Makes sure that the figures hold every write up to a number: where one is missing they are rebuilt.</summary>
    /// <param name="through">The number of a durable write.</param>
    /// <param name="cancellationToken">Gives up; the figures stay as they are.</param>
    [Alias("CatchUp")]
    Task CatchUpAsync(long through, CancellationToken cancellationToken = default);

    /// <summary>The figures as they are now.</summary>
    [Alias("Read"), ReadOnly]
    Task<TRollup> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Recomputes the figures from the journeys, reports what differed, and keeps the recomputed ones. While writes are
    /// under way, those whose changes have not come yet are reported, too.
    /// </summary>
    [Alias("Reconcile")]
    Task<RollupReconciliation> ReconcileAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes sure that the figures hold every write that is durable by now, and saves them, so that the next activation need
    /// not rebuild them. For the end of a load: a change that was brought to an activation that the cluster had given up is missed here
    /// at the latest.
    /// </summary>
    [Alias("Save")]
    Task SaveAsync(CancellationToken cancellationToken = default);
}

/// <summary>What a reconciliation found.</summary>
/// <param name="Journeys">Journeys from which the figures were recomputed.</param>
/// <param name="Differences">Figures that differed; zero is the only right answer.</param>
/// <param name="MissedWrites">Writes to journeys that the rollup had not applied.</param>
[GenerateSerializer, Immutable, Alias("puffy.RollupReconciliation")]
public sealed record RollupReconciliation(long Journeys, int Differences, long MissedWrites);
