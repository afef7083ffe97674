using Puffy.Analytics.Intake;
using Puffy.Grains.Quarantine;
using Puffy.Grains.Storage;

namespace Puffy.Delivery;

/// <summary>Brings refused rows to the quarantine.</summary>
/// <param name="grains">Where the shards are found.</param>
/// <param name="shards">The number of shards of the store.</param>
public sealed class QuarantineDelivery(IGrainFactory grains, int shards)
{
    /// <summary>Keeps refused rows, durably, and notes the reason under which each is kept.</summary>
    /// <param name="refused">The rows; each gets its reason.</param>
    /// <param name="sourceId">The number that the load ledger gave to their source.</param>
    /// <param name="cancellationToken">Gives up; what was written stays.</param>
    public Task KeepAsync(List<RefusedRow> refused, int sourceId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(refused);
        return Task.WhenAll(Enumerable
            .Range(0, refused.Count)
            .GroupBy(at => ShardOf(refused[at], sourceId))
            .Select(async shard =>
            {
                var places = shard.ToList();
                var kept = await grains.GetGrain<IQuarantineGrain>(shard.Key)
                    .AddAsync([.. places.Select(at => InQuarantine(refused[at], sourceId))], cancellationToken);
                foreach (var (at, reason) in places.Zip(kept))
                {
                    refused[at] = refused[at] with { Refusal = refused[at].Refusal with { Reason = reason } };
                }
            }));
    }

    /// <summary>A row whose user is unknown may go to any shard; the source spreads them.</summary>
    private int ShardOf(RefusedRow row, int sourceId) => row.Refusal.UserId.Length > 0
        ? Sharding.ShardOf(row.Refusal.UserId, shards)
        : sourceId % shards;

    private static QuarantinedRow InQuarantine(RefusedRow row, int sourceId) => new(
        sourceId,
        row.Row,
        row.Refusal.Reason,
        row.Refusal.Detail,
        row.Raw,
        row.Refusal.UserId,
        row.Refusal.Day,
        row.Refusal.Empty);
}
