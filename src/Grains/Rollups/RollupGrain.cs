using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Analytics.Rollups;
using Puffy.Grains.Options;
using Puffy.Grains.Storage;
using Puffy.Grains.Telemetry;

namespace Puffy.Grains.Rollups;

/// <summary>
/// What the rollup grains have in common. The figures live in memory and are saved now and then; the journeys are the truth.
/// Sequence numbers of writes tell exactly which changes the figures hold, so a change that was lost with a silo
/// is found at the next look, and one that is delivered twice, or was already seen by a rebuild, is ignored.
/// </summary>
/// <typeparam name="TRollup">The figures.</typeparam>
public abstract class RollupGrain<TRollup> : Grain, IRollupGrain<TRollup>
    where TRollup : class, IRollup<TRollup>, new()
{
    private readonly IPersistentState<RollupSnapshot<TRollup>> _saved;
    private readonly IJourneyStore _journeys;
    private readonly RulesInForce _rulesInForce;
    private readonly TimeSpan _checkPeriod;
    private readonly ILogger _logger;

    /// <summary>Numbers of writes that were applied before one that comes before them.</summary>
    private readonly HashSet<long> _ahead = [];
    private AnalysisRules _rules = null!;
    private long _savedThrough;
    private long _lastSeenGapAt = -1;

    private protected RollupGrain(
        IPersistentState<RollupSnapshot<TRollup>> saved,
        IJourneyStore journeys,
        RulesInForce rulesInForce,
        IOptions<RollupOptions> options,
        ILogger logger)
    {
        _saved = saved;
        _journeys = journeys;
        _rulesInForce = rulesInForce;
        _checkPeriod = options.Value.CheckPeriod;
        _logger = logger;
    }

    private RollupSnapshot<TRollup> Now => _saved.State;

    /// <summary>The figures as they are now; not to be handed out.</summary>
    private protected TRollup Figures => Now.Figures;

    private int Shard => (int)this.GetPrimaryKeyLong();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _rules = await _rulesInForce.GetAsync();
        _savedThrough = Now.AppliedThrough;
        var totals = await _journeys.ReadTotalsAsync(Shard, cancellationToken);
        if (Now.AppliedThrough != totals.Sequence || Now.RulesFingerprint != _rules.Fingerprint)
        {
            await RebuildAsync(cancellationToken);
        }

        this.RegisterGrainTimer(CheckAsync, new GrainTimerCreationOptions(_checkPeriod, _checkPeriod));
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => SaveNowAsync(cancellationToken);

    /// <inheritdoc/>
    public Task ApplyAsync(RollupDelta<TRollup> delta, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delta);
        if (delta.RulesFingerprint != _rules.Fingerprint)
        {
            throw new OptionsConflictException(
                $"Shard {Shard}: the change of write {delta.Sequence} was computed under other analysis options than {typeof(TRollup).Name}. The write itself is durable. Restart all silos, so that they take the same options.");
        }

        if (delta.Sequence > Now.AppliedThrough && _ahead.Add(delta.Sequence))
        {
            Now.Figures.Merge(delta.Change);
            while (_ahead.Remove(Now.AppliedThrough + 1))
            {
                Now.AppliedThrough++;
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task CatchUpAsync(long through, CancellationToken cancellationToken)
    {
        if (Now.AppliedThrough + _ahead.Count(sequence => sequence <= through) < through)
        {
            await RebuildAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task<TRollup> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Figures.Copy());

    /// <inheritdoc/>
    public async Task<RollupReconciliation> ReconcileAsync(CancellationToken cancellationToken)
    {
        var (before, appliedBefore) = (Now.Figures, Now.AppliedThrough + _ahead.Count);
        var totals = await RebuildAsync(cancellationToken);
        return new RollupReconciliation(totals.Users, Now.Figures.DifferencesFrom(before), totals.Sequence - appliedBefore);
    }

    /// <inheritdoc/>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await CatchUpAsync((await _journeys.ReadTotalsAsync(Shard, cancellationToken)).Sequence, cancellationToken);
        await SaveNowAsync(cancellationToken);
    }

    private async Task SaveNowAsync(CancellationToken cancellationToken)
    {
        // With a write still missing the figures are no prefix of the writes, and would be rebuilt when read back anyway.
        if (_ahead.Count == 0 && _savedThrough != Now.AppliedThrough)
        {
            try
            {
                await _saved.WriteStateAsync(cancellationToken);
            }
            catch (InconsistentStateException)
            {
                // Another activation, which the cluster has given up, or one write whose answer was lost. Whichever snapshot
                // is saved is compared with the store before it is used.
                var figures = Now;
                await _saved.ReadStateAsync(cancellationToken);
                _saved.State = figures;
                await _saved.WriteStateAsync(cancellationToken);
            }

            _savedThrough = Now.AppliedThrough;
        }
    }

    private async Task<ShardTotals> RebuildAsync(CancellationToken cancellationToken)
    {
        var scan = await _journeys.ScanAsync(Shard, cancellationToken);
        var figures = new TRollup();
        await foreach (var batch in scan.Batches.WithCancellation(cancellationToken))
        {
            foreach (var stored in batch)
            {
                figures.Add(Journey.Of(stored.UserId, StoredEvents.Read(stored).ToArray(), _rules), sign: 1);
            }
        }

        Now.Figures = figures;
        Now.AppliedThrough = scan.Totals.Sequence;
        Now.RulesFingerprint = _rules.Fingerprint;
        _ahead.Clear();
        _savedThrough = scan.Totals.Sequence == 0 ? 0 : -1;
        PuffyMeter.Rebuilt(typeof(TRollup).Name);
        _logger.RollupRebuilt(Shard, typeof(TRollup).Name, scan.Totals.Sequence, scan.Totals.Users);
        return scan.Totals;
    }

    /// <summary>A change that is missing at two looks in a row was not under way but lost.</summary>
    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        var totals = await _journeys.ReadTotalsAsync(Shard, cancellationToken);
        if (Now.AppliedThrough >= totals.Sequence)
        {
            _lastSeenGapAt = -1;
        }
        else if (_lastSeenGapAt == Now.AppliedThrough)
        {
            _logger.RollupMissedWrite(Shard, typeof(TRollup).Name, Now.AppliedThrough + 1, totals.Users);
            await RebuildAsync(cancellationToken);
        }
        else
        {
            _lastSeenGapAt = Now.AppliedThrough;
        }

        await SaveNowAsync(cancellationToken);
    }
}
