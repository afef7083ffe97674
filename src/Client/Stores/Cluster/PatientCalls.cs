using System.Data.Common;
using System.Reflection;
using Puffy.Grains.Journeys;
using Puffy.Silo;

namespace Puffy.Client.Stores.Cluster;

/// <summary>
/// Repeats calls that fail because silos come and go or their database is away. Every call to Puffy's grains is safe to
/// repeat: what was written by a call whose answer was lost is recognised by its file and row.
/// </summary>
internal sealed class PatientCalls(ClusterAddress cluster, TimeProvider time, TextWriter output) : IOutgoingGrainCallFilter, IClientConnectionRetryFilter
{
    private static readonly Assembly Contracts = typeof(IUserGrain).Assembly;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TellPeriod = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly long _started = time.GetTimestamp();
    private long? _lastTold;
    private int _connectionAttempts;

    /// <inheritdoc/>
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.InterfaceMethod.DeclaringType?.Assembly != Contracts)
        {
            // Orleans' own, among them the steps of an enumeration, of which a repeated one would skip a batch.
            await context.Invoke();
            return;
        }

        var started = time.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            var failure = await TryAsync(context);
            if (failure is null)
            {
                return;
            }

            if (time.GetElapsedTime(started) > cluster.Patience)
            {
                throw new StoreException(
                    $"The cluster at {cluster} did not do it within {cluster.Patience}, last because: {failure.Message} What was acknowledged is durable; run the same command again to go on.", failure);
            }

            Tell(failure);
            await Task.Delay(PauseAfter(attempt), time);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (time.GetElapsedTime(_started) > cluster.Patience)
        {
            return false;
        }

        Tell(exception);
        await Task.Delay(PauseAfter(_connectionAttempts++), time, cancellationToken);
        return true;
    }

    /// <summary>Whether a call that failed so may succeed when it is repeated.</summary>
    internal static bool MayPass(Exception failure) => failure is TimeoutException or OrleansException or StoreException or DbException
        or OperationCanceledException
        || failure is AggregateException { InnerExceptions: var several } && several.Any(MayPass);

    /// <returns>Why the call failed, if it may pass when it is repeated; null where it was done.</returns>
    private static async Task<Exception?> TryAsync(IOutgoingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
            return context.Response?.Exception is { } failure && MayPass(failure) ? failure : null;
        }
        catch (Exception failure) when (MayPass(failure))
        {
            return failure;
        }
    }

    /// <summary>Twice as long each time, and not all clients at once.</summary>
    private static TimeSpan PauseAfter(int attempt)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(attempt, 10));
        return (pause < LongestPause ? pause : LongestPause) * (0.5 + (Random.Shared.NextDouble() / 2));
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
            output.WriteLine($"puffy: waiting for the cluster at {cluster}: {failure.Message}");
        }
    }
}
