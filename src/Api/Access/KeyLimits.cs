using System.Threading.RateLimiting;
using Puffy.Grains.Keys;

namespace Puffy.Api.Access;

/// <summary>How many questions a key may ask: a token bucket for each, so that one page or tool can't keep the others from their answers.</summary>
internal sealed class KeyLimits : IDisposable
{
    /// <summary>Questions a second.</summary>
    public const int PerSecond = 50;

    /// <summary>A page that opens asks some twenty questions at once.</summary>
    private const int Burst = 4 * PerSecond;

    private readonly PartitionedRateLimiter<ApiKey> _limiter = PartitionedRateLimiter.Create<ApiKey, string>(key => RateLimitPartition.GetTokenBucketLimiter(
        key.Name,
        _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Burst,
            TokensPerPeriod = PerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    /// <summary>Takes one question from what a key may ask.</summary>
    /// <returns>Whether there was one left.</returns>
    public bool TryTake(ApiKey key)
    {
        using var lease = _limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();
}
