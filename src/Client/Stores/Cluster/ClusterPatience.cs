using System.Data.Common;
using Puffy.Analytics;
using Puffy.Client.Terminal;
using Puffy.Grains.Storage;

namespace Puffy.Client.Stores.Cluster;

/// <summary>How a client waits for a cluster that does not answer: longer each time, aloud, and not for ever.</summary>
internal sealed class ClusterPatience(ClusterAddress cluster, TimeProvider time, Screen screen)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TellPeriod = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private long? _lastTold;

    /// <summary>Whether what failed so may succeed when it is repeated.</summary>
    public static bool MayPass(Exception failure) => failure is OrleansException { InnerException: PuffyException known } ? known.IsTransient
        : failure is TimeoutException or OrleansException or OperationCanceledException or DbException { IsTransient: true }
        || failure is PuffyException { IsTransient: true }
        || failure is AggregateException { InnerExceptions: var several } && several.Any(MayPass);

    /// <summary>The time, for <see cref="IsExhausted"/>.</summary>
    public long Now() => time.GetTimestamp();

    /// <summary>Whether enough was waited.</summary>
    /// <param name="since">When the first attempt began.</param>
    public bool IsExhausted(long since) => time.GetElapsedTime(since) > cluster.Patience;

    /// <summary>Waits before the next attempt.</summary>
    /// <param name="failure">Why the last one failed.</param>
    /// <param name="attempt">Its number, from 0.</param>
    /// <param name="since">When the first attempt began.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreException">Enough was waited.</exception>
    public async Task WaitAsync(Exception failure, int attempt, long since, CancellationToken cancellationToken)
    {
        if (IsExhausted(since))
        {
            throw new StoreException(
                $"The cluster at {cluster} did not finish the call within {cluster.Patience}. Last error: {failure.Message} Acknowledged data is safe. Run the same command again to continue.", failure);
        }

        await PauseAsync(failure, attempt, cancellationToken);
    }

    /// <summary>Twice as long each time, and not all clients at once.</summary>
    public Task PauseAsync(Exception failure, int attempt, CancellationToken cancellationToken)
    {
        Tell(failure);
        var pause = FirstPause * Math.Pow(2, Math.Min(attempt, 10));
        return Task.Delay((pause < LongestPause ? pause : LongestPause) * (0.5 + (Random.Shared.NextDouble() / 2)), time, cancellationToken);
    }

    private void Tell(Exception failure)
    {
        lock (_gate)
        {
            if (_lastTold is { } last && time.GetElapsedTime(last) < TellPeriod)
            {
                return;
            }

            _lastTold = time.GetTimestamp();
            screen.Line($"puffy: waiting for the cluster at {cluster}: {failure.Message}");
        }
    }
}
