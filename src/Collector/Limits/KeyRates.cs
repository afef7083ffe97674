using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Puffy.Collector.Bodies;
using Puffy.Grains.Keys;

namespace Puffy.Collector.Limits;

/// <summary>Each key's own rate: so many events a second, and a burst of ten seconds, so that a busy minute of a shop passes.</summary>
internal sealed class KeyRates : IDisposable
{
    private const int BurstSeconds = 10;

    private readonly ConcurrentDictionary<(string Key, int Rate), TokenBucketRateLimiter> _limiters = new();

    /// <summary>Takes events off the key's allowance.</summary>
    /// <returns>Whether there was enough.</returns>
    public bool TryTake(ApiKey key, int events)
    {
        using var lease = _limiters.GetOrAdd((key.Name, key.Rate), static of => Of(of.Rate)).AttemptAcquire(events);
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var limiter in _limiters.Values)
        {
            limiter.Dispose();
        }
    }

    private static TokenBucketRateLimiter Of(int rate)
    {
        var perPeriod = Math.Max(rate / 10, 1);
        return new(new TokenBucketRateLimiterOptions
        {
            // The largest batch passes under any rate.
            TokenLimit = (int)Math.Clamp((long)rate * BurstSeconds, BodyLimits.Events, int.MaxValue),
            TokensPerPeriod = perPeriod,
            ReplenishmentPeriod = TimeSpan.FromSeconds(perPeriod / (double)rate),
            QueueLimit = 0,
        });
    }
}
