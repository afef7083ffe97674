using System.Collections.Immutable;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Events;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Analytics.Rollups;
using Puffy.Grains.Options;
using Puffy.Grains.Rollups;
using Puffy.Grains.Storage;
using Puffy.Grains.Telemetry;

namespace Puffy.Grains.Journeys;

/// <inheritdoc cref="IUserGrain"/>
[GrainType(TypeName)]
internal sealed class UserGrain(IJourneyStore journeys, StoreSettings settings, RulesInForce rulesInForce, TimeProvider time) : Grain, IUserGrain
{
    private const string TypeName = "puffy.user";

    /// <summary>Another writer is a rare thing (an activation that its cluster gave up); two in a row are rarer.</summary>
    private const int WriteAttempts = 5;

    private AnalysisRules _rules = null!;
    private ShardRollups _rollups = null!;
    private int _shard;
    private bool _erased;
    private long _version;
    private EventLog _log = new();
    private Journey? _journey;

    /// <summary>What is in memory may differ from the store, after a write that failed: it is read again before it is used.</summary>
    private bool _stale = true;

    /// <summary>The type by which the cluster knows user grains.</summary>
    public static GrainType Type { get; } = GrainType.Create(TypeName);

    private string UserId => this.GetPrimaryKeyString();

    private IJourneyShardGrain ShardGrain => GrainFactory.GetGrain<IJourneyShardGrain>(_shard);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _rules = await rulesInForce.GetAsync();
        _shard = Sharding.ShardOf(UserId, settings.Shards);
        _rollups = new ShardRollups(GrainFactory, journeys, _shard, _rules.Fingerprint);
        await RefreshAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        // A silo that stops must not wake shards; to a shard that takes the user for active it is but a call more.
        reason.ReasonCode == DeactivationReasonCode.ShuttingDown ? Task.CompletedTask : ShardGrain.LeaveAsync(UserId);

    /// <inheritdoc/>
    public Task<Acceptance[]> ApplyAsync(ImmutableArray<Event> events, CancellationToken cancellationToken) =>
        ApplyAsync(events, areLive: false, cancellationToken);

    /// <inheritdoc/>
    public Task<Acceptance[]> ApplyLiveAsync(ImmutableArray<Event> events, CancellationToken cancellationToken) =>
        ApplyAsync(events, areLive: true, cancellationToken);

    private async Task<Acceptance[]> ApplyAsync(ImmutableArray<Event> events, bool areLive, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= WriteAttempts; attempt++)
        {
            await RefreshAsync(cancellationToken);
            if (_erased)
            {
                return [.. Enumerable.Repeat(Acceptance.Suppressed, events.Length)];
            }

            _stale = true;
            var outcome = _log.Add(events.AsSpan(), areLive);
            if (!await TryWriteAsync(events, cancellationToken))
            {
                continue;
            }

            if (outcome.Contains(Acceptance.Redelivered))
            {
                await _rollups.CatchUpAsync(cancellationToken);
            }

            PuffyMeter.Offered(outcome);
            return outcome;
        }

        throw new WriteConflictException(
            $"The journey of user '{UserId}' was changed by another writer {WriteAttempts} times in a row. Nothing was written; try again.");
    }

    /// <inheritdoc/>
    public async Task<UserJourney?> GetJourneyAsync(CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        return _journey is null ? null : UserJourney.Of(_journey);
    }

    /// <inheritdoc/>
    public Task ForgetAsync()
    {
        (_log, _journey, _version, _stale) = (new EventLog(), null, 0, true);
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    /// <summary>Makes the store and the rollups hold what the log holds.</summary>
    /// <returns>Whether they do; if not, another writer was faster, and the journey has to be read again.</returns>
    private async Task<bool> TryWriteAsync(ImmutableArray<Event> added, CancellationToken cancellationToken)
    {
        var write = StoredEvents.Write(UserId, _version, _log);
        if (write.ChangedPages.Length == 0)
        {
            _stale = false;
            return true;
        }

        var written = await journeys.WriteAsync(_shard, [write], cancellationToken);
        // A shard that its cluster gave up may not have heard of an erasure; the store always has.
        _erased |= written.Erased.Count > 0;
        if (written.Sequence == 0)
        {
            return false;
        }

        PuffyMeter.Wrote(1, added.Max(item => item.Timestamp), time.GetUtcNow().UtcDateTime);
        var before = _journey;
        _version++;
        _log.MarkStored();
        _journey = Journey.Of(UserId, _log.ToArray(), _rules);
        _stale = false;
        var changes = new RollupSet();
        changes.Replace(before, _journey);
        await _rollups.DeliverAsync(changes, written.Sequence, [UserId]);
        return true;
    }

    /// <summary>
    /// Reads the journey where memory can't be trusted. It notifies the shard first, so that from the moment of reading on
    /// nobody else writes.
    /// </summary>
    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (!_stale)
        {
            return;
        }

        _erased |= await ShardGrain.EnterAsync(UserId);
        // Of an erased user nothing may come into memory, though the store may just now be about to erase. A canary is nobody.
        var stored = _erased || CanaryUsers.Include(UserId) ? (IReadOnlyList<StoredJourney>)[] : await journeys.ReadAsync(_shard, [UserId], cancellationToken);
        (_log, _journey, _version) = (new EventLog(), null, 0);
        if (stored.Count > 0)
        {
            (_log, _version) = (StoredEvents.Read(stored[0]), stored[0].Version);
            _journey = Journey.Of(UserId, _log.ToArray(), _rules);
        }

        _stale = false;
    }
}
