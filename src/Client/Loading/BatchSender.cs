using System.Collections.Immutable;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;
using Puffy.Client.Stores;
using Puffy.Grains.Journeys;
using Puffy.Grains.Quarantine;
using Puffy.Grains.Storage;
using Puffy.Ingest;

namespace Puffy.Client.Loading;

/// <summary>What became of a batch.</summary>
/// <param name="Accepted">Rows whose events are in journeys.</param>
/// <param name="Refused">Rows in quarantine.</param>
internal sealed record SentBatch(int Accepted, IReadOnlyList<RefusedRow> Refused);

/// <summary>Divides batches of rows by shard and user, brings them to the journeys, and what is refused to the quarantine.</summary>
/// <param name="store">Where the journeys are.</param>
/// <param name="sentUsers">Is told every user whose events are sent; null for nobody.</param>
internal sealed class BatchSender(OpenStore store, HashSet<string>? sentUsers)
{
    /// <summary>
    /// The last call to each shard: calls to one shard follow each other, so that of equal events the one that is first in the files
    /// is accepted.
    /// </summary>
    private readonly Task[] _lastCalls = [.. Enumerable.Repeat(Task.CompletedTask, store.Shards)];

    /// <summary>Sends a batch and disposes of it. Batches are taken in the order of the calls; several may be under way.</summary>
    /// <returns>When all is durable and every rollup shows it.</returns>
    public async Task<SentBatch> SendAsync(ReadBatch batch, int fileId, CancellationToken cancellationToken)
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
                refused.Add(batch.Refuse(i, RefusalReason.DuplicateEvent, "the same event was accepted before; nothing is to be done"));
            }
            else if (outcomes[i] == Acceptance.Suppressed)
            {
                refused.Add(batch.Refuse(i, RefusalReason.SuppressedUser, SuppressedUser.Detail));
            }
        }

        if (refused.Count > 0)
        {
            refused = [.. (await store.Grains.GetGrain<IQuarantineGrain>(0).AddAsync([.. refused.Select(row => InQuarantine(row, fileId))], cancellationToken))
                .Zip(refused, (reason, row) => row with { Refusal = row.Refusal with { Reason = reason } })];
        }

        return new SentBatch(batch.Rows - refused.Count, refused);

        async Task CallAsync(Task before, int shard, Dictionary<string, List<int>> users)
        {
            await before;
            var accepted = await store.Grains.GetGrain<IJourneyShardGrain>(shard).ApplyAsync(EventsOf(users, batch), cancellationToken);
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

    private static ImmutableArray<UserEvents> EventsOf(Dictionary<string, List<int>> users, ReadBatch batch)
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

    private Dictionary<int, Dictionary<string, List<int>>> ByShardAndUser(ReadBatch batch)
    {
        var shards = new Dictionary<int, Dictionary<string, List<int>>>();
        for (var i = 0; i < batch.Accepted.Count; i++)
        {
            var userId = batch.Accepted[i].UserId;
            var shard = Sharding.ShardOf(userId, store.Shards);
            if (!shards.TryGetValue(shard, out var users))
            {
                shards.Add(shard, users = new Dictionary<string, List<int>>(StringComparer.Ordinal));
            }

            if (!users.TryGetValue(userId, out var rows))
            {
                users.Add(userId, rows = new List<int>(1));
            }

            rows.Add(i);
            sentUsers?.Add(userId);
        }

        return shards;
    }

    private static QuarantinedRow InQuarantine(RefusedRow row, int fileId) => new(
        fileId,
        row.Row,
        row.Refusal.Reason,
        row.Refusal.Detail,
        row.Raw,
        row.Refusal.UserId,
        row.Refusal.Day,
        row.Refusal.Empty);
}
