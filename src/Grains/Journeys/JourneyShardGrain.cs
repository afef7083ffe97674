using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Analytics.Rollups;
using Puffy.Grains.Identities;
using Puffy.Grains.Options;
using Puffy.Grains.Rollups;
using Puffy.Grains.Storage;
using Puffy.Grains.Telemetry;

namespace Puffy.Grains.Journeys;

/// <inheritdoc cref="IJourneyShardGrain"/>
// There are as many as shards, and one that leaves memory has to learn again which of all users are active.
[GrainType("puffy.shard"), KeepAlive]
internal sealed class JourneyShardGrain(
    IJourneyStore journeys,
    IErasureStore erasures,
    StoreSettings settings,
    RulesInForce rulesInForce,
    ActiveUsers activeUsers,
    TimeProvider time,
    ILogger<JourneyShardGrain> logger) : Grain, IJourneyShardGrain
{
    /// <summary>Another writer is a rare thing (an activation that its cluster gave up), and each attempt reads what it wrote.</summary>
    private const int WriteAttempts = 10;

    private readonly JourneyWriters _writers = new();
    private readonly ErasedUsers _erased = new(erasures, settings);
    private AnalysisRules _rules = null!;
    private ShardRollups _rollups = null!;
    private KnownUsers _known = null!;

    private int Shard => (int)this.GetPrimaryKeyLong();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _rules = await rulesInForce.GetAsync();
        _rollups = new ShardRollups(GrainFactory, journeys, Shard, _rules.Fingerprint);
        await _erased.LoadAsync(cancellationToken);
        _known = new KnownUsers((await journeys.ReadTotalsAsync(Shard, cancellationToken)).Users);

        // Rollups that wake up after a write find themselves behind the store, and can't know that the change is on its way to them:
        // they would be rebuilt from all journeys of the shard. So they are awake before the first write.
        await _rollups.CatchUpAsync(cancellationToken);

        // User grains that entered with an earlier activation of this shard are still active, and have to be known here.
        foreach (var userId in await activeUsers.OfShardAsync(Shard, cancellationToken))
        {
            _writers.Enter(userId);
        }
    }

    /// <inheritdoc/>
    public async Task<Acceptance[]> ApplyAsync(ImmutableArray<UserEvents> users, CancellationToken cancellationToken)
    {
        RequireEachOnce(users);
        var outcomes = new Acceptance[users.Length][];
        var bulk = new List<int>(users.Length);
        var ofGrains = new List<int>();
        for (var i = 0; i < users.Length; i++)
        {
            if (_erased.Contains(users[i].UserId))
            {
                outcomes[i] = SuppressedEvents(users[i]);
            }
            else
            {
                (HasOtherWriter(users[i].UserId) ? ofGrains : bulk).Add(i);
            }
        }

        for (var attempt = 1; bulk.Count > 0; attempt++)
        {
            if (attempt > WriteAttempts)
            {
                throw new WriteConflictException(
                    $"Shard {Shard}: the journeys of {bulk.Count} users, among them '{users[bulk[0]].UserId}', were changed by another writer {WriteAttempts} times in a row. Their events were not written; try again.");
            }

            var together = bulk;
            bulk = await _writers.InBulkAsync(
                together.Select(i => users[i].UserId), () => WriteAsync(users, together, outcomes, ofGrains, cancellationToken));
        }

        PuffyMeter.Offered(outcomes.Where((outcome, i) => outcome is not null && !CanaryUsers.Include(users[i].UserId)).SelectMany(outcome => outcome));
        await Task.WhenAll(ofGrains.Select(async i =>
            outcomes[i] = await ByGrainAsync(users[i], cancellationToken)));

        if (outcomes.Any(outcome => outcome.Contains(Acceptance.Redelivered)))
        {
            await _rollups.CatchUpAsync(cancellationToken);
        }

        return [.. outcomes.SelectMany(outcome => outcome)];
    }

    /// <inheritdoc/>
    public async Task<bool> EnterAsync(string userId)
    {
        _writers.Enter(userId);
        _known.Add(userId);
        await _writers.WaitForBulkAsync(userId);
        return _erased.Contains(userId);
    }

    /// <inheritdoc/>
    public Task LeaveAsync(string userId)
    {
        _writers.Leave(userId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<ForgottenUser> ForgetAsync(string userId, CancellationToken cancellationToken)
    {
        RequireOfShard(userId);
        var hash = Sharding.ErasureHash(userId, settings.ErasureKey);
        _erased.Add(hash);

        // The user's own grain may be about to write the first events of a user whom the store does not know yet. It ends
        // that first, and when it enters again it learns that the user counts as erased.
        await GrainFactory.GetGrain<IUserGrain>(userId).ForgetAsync();
        while (true)
        {
            var stored = await journeys.ReadAsync(Shard, [userId], cancellationToken);
            var journey = stored.Count == 0 ? null : Journey.Of(userId, StoredEvents.Read(stored[0]).ToArray(), _rules);
            var sequence = await erasures.EraseAsync(
                Shard,
                new Erasure(userId, hash, stored.Count == 0 ? 0 : stored[0].Version, [.. journey?.Events.Select(item => item.Source) ?? []]),
                cancellationToken);
            if (sequence is null)
            {
                // An activation that its cluster gave up wrote in between.
                continue;
            }

            await GrainFactory.GetGrain<IIdentityKeysGrain>(IdentityKeys.BucketOf(userId)).ForgetAsync(userId, cancellationToken);
            var changes = new RollupSet();
            changes.Replace(journey, after: null);
            await _rollups.DeliverAsync(changes, sequence.Value, [userId]);
            if (journey is null)
            {
                // Nobody, or somebody whose erasure is being repeated because it did not finish.
                await _rollups.CatchUpAsync(cancellationToken);
            }

            logger.UserErased(Shard, journey?.Events.Count ?? 0, sequence.Value);
            return new ForgottenUser(journey?.Events.Count ?? 0, journey?.Revenue ?? Amounts.Nothing);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredJourney>> ReadUsersAsync(ImmutableArray<string> userIds, CancellationToken cancellationToken) =>
        await journeys.ReadAsync(Shard, userIds, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<StoredJourney>> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var scan = await journeys.ScanAsync(Shard, cancellationToken);
        await foreach (var batch in scan.Batches.WithCancellation(cancellationToken))
        {
            yield return batch;
        }
    }

    /// <summary>Applies events to the journeys of users whose grains are not active, in one write.</summary>
    /// <returns>The users whose writes were refused, to be tried again.</returns>
    private async Task<List<int>> WriteAsync(
        ImmutableArray<UserEvents> users, List<int> bulk, Acceptance[][] outcomes, List<int> ofGrains, CancellationToken cancellationToken)
    {
        var stored = await ReadAsync([.. bulk.Select(i => users[i].UserId).Where(_known.MayHold)], cancellationToken);
        var writes = new List<JourneyWrite>(bulk.Count);
        var changed = new List<(int User, Journey? Before, EventLog Log)>(bulk.Count);
        foreach (var i in bulk)
        {
            var userId = users[i].UserId;
            var known = stored.GetValueOrDefault(userId);
            if (known is { Pages.Length: > 1 })
            {
                // A user with many events is kept in its grain: reading and cutting the journey for every batch would be slow.
                ofGrains.Add(i);
                continue;
            }

            _known.Add(userId);
            var isNew = known is null || CanaryUsers.Include(userId);
            var log = isNew ? new EventLog() : StoredEvents.Read(known!);
            var before = isNew ? null : Journey.Of(userId, log.ToArray(), _rules);
            outcomes[i] = log.Add(users[i].Events.AsSpan(), users[i].AreLive);
            var write = StoredEvents.Write(userId, known?.Version ?? 0, log);
            if (write.ChangedPages.Length > 0)
            {
                writes.Add(write);
                changed.Add((i, before, log));
            }
        }

        if (writes.Count == 0)
        {
            return [];
        }

        var written = await journeys.WriteAsync(Shard, writes, cancellationToken);
        var refused = written.Refused.ToHashSet(StringComparer.Ordinal);
        var erased = written.Erased.ToHashSet(StringComparer.Ordinal);
        var changes = new RollupSet();
        foreach (var (i, before, log) in changed)
        {
            var userId = users[i].UserId;
            if (erased.Contains(userId))
            {
                // By another activation: the cluster has given up that one or this one.
                _erased.Add(userId);
                outcomes[i] = SuppressedEvents(users[i]);
            }
            else if (!refused.Contains(userId) && !CanaryUsers.Include(userId))
            {
                changes.Replace(before, Journey.Of(userId, log.ToArray(), _rules));
            }
        }

        if (written.Sequence > 0)
        {
            if (changed.Select(change => users[change.User]).Where(user => !CanaryUsers.Include(user.UserId)).ToList() is { Count: > 0 } people)
            {
                PuffyMeter.Wrote(people.Count - refused.Count, people.Max(user => user.Events.Max(item => item.Timestamp)), time.GetUtcNow().UtcDateTime);
            }

            logger.ShardWrote(Shard, written.Sequence, writes.Count - refused.Count, refused.Count);
            await _rollups.DeliverAsync(changes, written.Sequence, [.. writes.Select(write => write.UserId).Where(userId => !CanaryUsers.Include(userId))]);
        }

        // A journey that was written in between belongs to a grain that has become active, or to an activation that
        // its cluster gave up and that will be refused from now on.
        var again = changed.Select(change => change.User).Where(i => refused.Contains(users[i].UserId)).ToList();
        ofGrains.AddRange(again.Where(i => HasOtherWriter(users[i].UserId)));
        return [.. again.Where(i => !HasOtherWriter(users[i].UserId))];
    }

    /// <summary>Whether the user's own grain writes the journey. A canary's only answers, if anybody asks it, that there is none.</summary>
    private bool HasOtherWriter(string userId) => _writers.IsActive(userId) && !CanaryUsers.Include(userId);

    private Task<Acceptance[]> ByGrainAsync(UserEvents user, CancellationToken cancellationToken)
    {
        var grain = GrainFactory.GetGrain<IUserGrain>(user.UserId);
        return user.AreLive ? grain.ApplyLiveAsync(user.Events, cancellationToken) : grain.ApplyAsync(user.Events, cancellationToken);
    }

    private static Acceptance[] SuppressedEvents(UserEvents user) => [.. Enumerable.Repeat(Acceptance.Suppressed, user.Events.Length)];

    private async Task<Dictionary<string, StoredJourney>> ReadAsync(List<string> userIds, CancellationToken cancellationToken) => userIds.Count == 0
        ? []
        : (await journeys.ReadAsync(Shard, userIds, cancellationToken)).ToDictionary(journey => journey.UserId, StringComparer.Ordinal);

    private void RequireEachOnce(ImmutableArray<UserEvents> users)
    {
        var seen = new HashSet<string>(users.Length, StringComparer.Ordinal);
        foreach (var user in users)
        {
            RequireOfShard(user.UserId);
            if (!seen.Add(user.UserId))
            {
                throw new ArgumentException($"User '{user.UserId}' appears twice in one call. Pass all events of a user together.", nameof(users));
            }
        }
    }

    private void RequireOfShard(string userId)
    {
        var shard = Sharding.ShardOf(userId, settings.Shards);
        if (shard != Shard)
        {
            throw new ArgumentException($"User '{userId}' belongs to shard {shard}, not to shard {Shard}. Ask the shard that Sharding.ShardOf names.", nameof(userId));
        }
    }
}
