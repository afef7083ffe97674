using System.Collections.Concurrent;

namespace Puffy.Client.Sending;

/// <summary>What was sent so far. Safe for concurrent use.</summary>
internal sealed class SendSummary
{
    private readonly ConcurrentBag<double> _milliseconds = [];
    private long _events;
    private long _retries;

    /// <summary>Events that were acknowledged.</summary>
    public long Events => Interlocked.Read(ref _events);

    /// <summary>Requests that had to be sent again.</summary>
    public long Retries => Interlocked.Read(ref _retries);

    /// <summary>A request was acknowledged.</summary>
    public void Acknowledge(int events, TimeSpan took)
    {
        Interlocked.Add(ref _events, events);
        _milliseconds.Add(took.TotalMilliseconds);
    }

    /// <summary>A request has to be sent again.</summary>
    public void Retry() => Interlocked.Increment(ref _retries);

    /// <summary>The time to an answer that a share of the requests did not exceed, in milliseconds; 0 without requests.</summary>
    public double Percentile(double share)
    {
        var sorted = _milliseconds.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }
}
