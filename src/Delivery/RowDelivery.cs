using System.Collections.Immutable;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;
using Puffy.Grains.Journeys;
using Puffy.Grains.Storage;

namespace Puffy.Delivery;

/// <summary>
/// Delivers validated rows, from a file or a live sender: divides them by shard and user, brings the events to the journeys, and
/// what is refused to the quarantine.
/// </summary>
/// <param name="grains">Where the shards are found.</param>
/// <param name="shards">The number of shards of the store.</param>
/// <param name="deliveredUsers">Receives every user whose events are delivered; null where nobody asks.</param>
public sealed class RowDelivery(IGrainFactory grains, int shards, ISet<string>? deliveredUsers = null)
{
    private readonly QuarantineDelivery _quarantine = new(grains, shards);

    /// <summary>
    /// The last call to each shard: calls to one shard follow each other, so that of equal events the one that is first in the files
    /// is accepted.
    /// </summary>
    private readonly Task[] _lastCalls = [.. Enumerable.Repeat(Task.CompletedTask, shards)];

    /// <summary>
    /// Delivers a batch and disposes it. Batches are taken in the order of the calls; several may be under way. After a failure the
    /// same batch can be delivered again: what arrived the first time counts once.
    /// </summary>
    /// <param name="batch">Rows of one source.</param>
    /// <param name="sourceId">The number that the load ledger gave to the source.</param>
    /// <param name="cancellationToken">Gives up; what was written stays.</param>
    /// <returns>When every row is durable, in its journey or in quarantine, and every rollup shows it.</returns>
    public async Task<DeliveredBatch> DeliverAsync(IRowBatch batch, int sourceId, CancellationToken cancellationToken)
    {
        using var disposed = batch;
        var outcomes = new Acceptance[batch.Accepted.Count];
        var calls = new List<Task>();
        foreach (var (shard, users) in ByShardAndUser(batch))
        {
            calls.Add(_lastCalls[shard] = CallAsync(_lastCalls[shard], shard, users));
        }

        await Task.WhenAll(calls);
        var refused = new List<RefusedRow>(batch.Refused);
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (outcomes[i] == Acceptance.Duplicate)
            {
                refused.Add(batch.Refuse(i, RefusalReason.DuplicateEvent, "the same event was accepted before; no action needed"));
            }
            else if (outcomes[i] == Acceptance.Suppressed)
            {
                refused.Add(batch.Refuse(i, RefusalReason.SuppressedUser, SuppressedUser.Detail));
            }
        }

        await _quarantine.KeepAsync(refused, sourceId, cancellationToken);
        return new DeliveredBatch(batch.Accepted.Count + batch.Refused.Count - refused.Count, refused);

        async Task CallAsync(Task before, int shard, Dictionary<string, List<int>> users)
        {
            // A call that failed was reported to its own caller, and holds up nobody after it.
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var accepted = await grains.GetGrain<IJourneyShardGrain>(shard).ApplyAsync(EventsOf(users, batch), cancellationToken);
            var next = 0;
            foreach (var rows in users.Values)
            {
                foreach (var row in rows)
                {
                    outcomes[row] = accepted[next++];
                }
            }
        }
    }

    private static ImmutableArray<UserEvents> EventsOf(Dictionary<string, List<int>> users, IRowBatch batch)
    {
        var all = ImmutableArray.CreateBuilder<UserEvents>(users.Count);
        foreach (var (userId, rows) in users)
        {
            var events = ImmutableArray.CreateBuilder<Event>(rows.Count);
            foreach (var row in rows)
            {
                events.Add(batch.Accepted[row].Event);
            }

            all.Add(new UserEvents(userId, events.MoveToImmutable()));
        }

        return all.MoveToImmutable();
    }

    private Dictionary<int, Dictionary<string, List<int>>> ByShardAndUser(IRowBatch batch)
    {
        var byShard = new Dictionary<int, Dictionary<string, List<int>>>();
        for (var i = 0; i < batch.Accepted.Count; i++)
        {
            var userId = batch.Accepted[i].UserId;
            var shard = Sharding.ShardOf(userId, shards);
            if (!byShard.TryGetValue(shard, out var users))
            {
                byShard.Add(shard, users = new Dictionary<string, List<int>>(StringComparer.Ordinal));
            }

            if (!users.TryGetValue(userId, out var rows))
            {
                users.Add(userId, rows = new List<int>(1));
            }

            rows.Add(i);
            deliveredUsers?.Add(userId);
        }

        return byShard;
    }
}
