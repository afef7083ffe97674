using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Analytics.Rollups;
using Puffy.Grains.Options;
using Puffy.Grains.Storage;
using Puffy.Grains.Telemetry;

namespace Puffy.Grains.Rollups;

/// <inheritdoc cref="IRollupsGrain"/>
/// <remarks>
/// The figures live in memory and are saved now and then; the journeys are the truth. Sequence numbers of writes tell exactly
/// which changes the figures hold, so a change that was lost with a silo is found at the next look, and one that is delivered
/// twice, or was already seen by a rebuild, is ignored.
/// </remarks>
// Leaving memory for lack of it would cost a scan of the shard at the next write.
[GrainType("puffy.rollups"), KeepAlive]
internal sealed class RollupsGrain(
    [PersistentState("rollups", StorageNames.States)] IPersistentState<RollupSnapshot> saved,
    IJourneyStore journeys,
    RulesInForce rulesInForce,
    IOptions<RollupOptions> options,
    TimeProvider time,
    ILogger<RollupsGrain> logger) : Grain, IRollupsGrain
{
    private readonly TimeSpan _checkPeriod = options.Value.CheckPeriod;

    private readonly AppliedWrites _applied = new();
    private readonly ChangedUsers _changed = new();
    private AnalysisRules _rules = null!;
    private long _savedThrough;
    private long _lastSeenGapAt = -1;

    private RollupSnapshot Now => saved.State;

    private int Shard => (int)this.GetPrimaryKeyLong();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _rules = await rulesInForce.GetAsync();
        _savedThrough = Now.AppliedThrough;
        _applied.StartFrom(Now.AppliedThrough);
        var totals = await journeys.ReadTotalsAsync(Shard, cancellationToken);
        if (Now.AppliedThrough != totals.Sequence || Now.RulesFingerprint != _rules.Fingerprint || !Now.Figures.IsComplete)
        {
            await RebuildAsync(cancellationToken);
        }

        this.RegisterGrainTimer(CheckAsync, new GrainTimerCreationOptions(_checkPeriod, _checkPeriod));
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => SaveNowAsync(cancellationToken);

    /// <inheritdoc/>
    public Task ApplyAsync(RollupDelta delta, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delta);
        if (delta.RulesFingerprint != _rules.Fingerprint)
        {
            throw new OptionsConflictException(
                $"Shard {Shard}: the change of write {delta.Sequence} was computed with different analysis options than the rollups. The write itself is durable. Restart all silos, so that they take the same options.");
        }

        if (_applied.Add(delta.Sequence))
        {
            Now.Figures.Merge(delta.Change);
            Now.AppliedThrough = _applied.Through;
            _changed.Add(delta.Sequence, delta.Users);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task CatchUpAsync(long through, CancellationToken cancellationToken)
    {
        if (!_applied.HasAll(through))
        {
            await RebuildAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task<ChannelRollup> ReadChannelsAsync(DateOnly? day, CancellationToken cancellationToken)
    {
        var channels = Now.Figures.Get<ChannelRollup>();
        return Task.FromResult(day is { } only ? channels.Of(only) : channels.Copy());
    }

    /// <inheritdoc/>
    public Task<FunnelRollup> ReadFunnelAsync(CancellationToken cancellationToken) => Task.FromResult(Now.Figures.Get<FunnelRollup>().Copy());

    /// <inheritdoc/>
    public Task<MonitoringRollup> ReadMonitoringAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Now.Figures.Get<MonitoringRollup>().Copy());

    /// <inheritdoc/>
    public Task<ShardChanges> ReadChangesAsync(long since, CancellationToken cancellationToken) =>
        Task.FromResult(new ShardChanges(_applied.Through, _changed.Since(since, _applied.Through)));

    /// <inheritdoc/>
    public Task<ShardPaths> ReadPathsAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new ShardPaths(Now.Figures.Get<PathRollup>().Copy(), Now.AppliedThrough));

    /// <inheritdoc/>
    public Task<IdentityRollup> ReadIdentityAsync(CancellationToken cancellationToken) => Task.FromResult(Now.Figures.Get<IdentityRollup>().Copy());

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<Currency, long>> ReadOrdersByCurrencyAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Now.Figures.Get<MonitoringRollup>().OrdersByCurrency);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, RollupReconciliation>> ReconcileAsync(CancellationToken cancellationToken)
    {
        var (before, appliedBefore) = (Now.Figures, _applied.Count);
        var journeys = await RebuildAsync(cancellationToken);
        var found = Now.Figures.DifferencesFrom(before).ToDictionary(
            kind => kind.Key,
            kind => new RollupReconciliation(journeys, kind.Value, Now.AppliedThrough - appliedBefore),
            StringComparer.Ordinal);
        Now.Reconciled = new LastReconcile(time.GetUtcNow().UtcDateTime, journeys, found.Values.Sum(kind => (long)kind.Differences));
        return found;
    }

    /// <inheritdoc/>
    public Task<LastReconcile?> ReadReconciledAsync(CancellationToken cancellationToken) => Task.FromResult(Now.Reconciled);

    /// <inheritdoc/>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await CatchUpAsync((await journeys.ReadTotalsAsync(Shard, cancellationToken)).Sequence, cancellationToken);
        await SaveNowAsync(cancellationToken);
    }

    private async Task SaveNowAsync(CancellationToken cancellationToken)
    {
        // With a write still missing, the figures skip a write, and would be rebuilt when read back anyway.
        if (!_applied.HasGap && _savedThrough != Now.AppliedThrough)
        {
            try
            {
                await saved.WriteStateAsync(cancellationToken);
            }
            catch (InconsistentStateException)
            {
                // Another activation, which the cluster has given up, or one write whose answer was lost. Whichever snapshot
                // is saved is compared with the store before it is used.
                var figures = Now;
                await saved.ReadStateAsync(cancellationToken);
                saved.State = figures;
                await saved.WriteStateAsync(cancellationToken);
            }

            _savedThrough = Now.AppliedThrough;
        }
    }

    /// <returns>How many journeys they are computed from.</returns>
    private async Task<long> RebuildAsync(CancellationToken cancellationToken)
    {
        var read = 0L;
        var scan = await journeys.ScanAsync(Shard, cancellationToken);
        var figures = new RollupSet();
        await foreach (var batch in scan.Batches.WithCancellation(cancellationToken))
        {
            read += batch.Count;
            foreach (var stored in batch)
            {
                figures.Replace(before: null, after: Journey.Of(stored.UserId, StoredEvents.ReadAll(stored), _rules));
            }
        }

        Now.Figures = figures;
        Now.AppliedThrough = scan.Totals.Sequence;
        Now.RulesFingerprint = _rules.Fingerprint;
        _applied.StartFrom(scan.Totals.Sequence);
        _changed.Stop();
        _savedThrough = scan.Totals.Sequence == 0 ? 0 : -1;
        PuffyMeter.Rebuilt();
        logger.RollupRebuilt(Shard, scan.Totals.Sequence, read);
        return read;
    }

    /// <summary>A change that is missing at two looks in a row was not under way but lost.</summary>
    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        var totals = await journeys.ReadTotalsAsync(Shard, cancellationToken);
        if (Now.AppliedThrough >= totals.Sequence)
        {
            _lastSeenGapAt = -1;
        }
        else if (_lastSeenGapAt == Now.AppliedThrough)
        {
            logger.RollupMissedWrite(Shard, Now.AppliedThrough + 1, totals.Users);
            await RebuildAsync(cancellationToken);
        }
        else
        {
            _lastSeenGapAt = Now.AppliedThrough;
        }

        await SaveNowAsync(cancellationToken);
    }
}
