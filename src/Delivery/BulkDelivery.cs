using Puffy.Analytics.EventLogs;
using Puffy.Grains.Journeys;

namespace Puffy.Delivery;

/// <summary>Brings many rows to their journeys, one shard after the other, some of them at once.</summary>
/// <param name="grains">Where the shards are found.</param>
/// <param name="shards">The number of shards of the store.</param>
public sealed class BulkDelivery(IGrainFactory grains, int shards)
{
    /// <summary>While one shard waits for its write, others compute.</summary>
    private const int ShardsAtOnce = 4;

    /// <summary>
    /// Delivers rows. Of equal events the first is accepted. After a failure the same rows can be delivered again: what arrived the first
    /// time counts once.
    /// </summary>
    /// <param name="parts">The rows, in the order in which they came; the caller releases them.</param>
    /// <param name="delivered">Receives each number of rows that is done; on any thread.</param>
    /// <param name="deliveredUsers">Receives every user with an event; null where nobody asks.</param>
    /// <param name="cancellationToken">Gives up; what was written stays.</param>
    /// <returns>
    /// The rows that were not taken; when it returns, every other row's event is durable in its journey, and every rollup shows it.
    /// </returns>
    public async Task<UntakenRows> DeliverAsync(
        IReadOnlyList<DividedRows> parts, Action<int> delivered, ISet<string>? deliveredUsers, CancellationToken cancellationToken)
    {
        var untaken = new UntakenRows(parts);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, shards),
            new ParallelOptions { MaxDegreeOfParallelism = ShardsAtOnce, CancellationToken = cancellationToken },
            async (shard, stop) =>
            {
                foreach (var call in new ShardRows(parts, shard).Calls())
                {
                    var outcomes = await grains.GetGrain<IJourneyShardGrain>(shard).ApplyAsync(call.Users, stop);
                    for (var i = 0; i < outcomes.Length; i++)
                    {
                        if (outcomes[i] is Acceptance.Duplicate or Acceptance.Suppressed)
                        {
                            untaken.Add(shard, call.Rows[i], outcomes[i]);
                        }
                    }

                    Note(call);
                    delivered(call.Rows.Count);
                }
            });
        return untaken;

        void Note(ShardCall call)
        {
            if (deliveredUsers is not null)
            {
                lock (deliveredUsers)
                {
                    deliveredUsers.UnionWith(call.Users.Select(user => user.UserId));
                }
            }
        }
    }
}
