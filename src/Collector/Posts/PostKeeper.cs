using Microsoft.Extensions.Logging;
using Puffy.Analytics;
using Puffy.Collector.Telemetry;
using Puffy.Grains.Storage;

namespace Puffy.Collector.Posts;

/// <summary>Keeps posts durably: in the store, or while that is away in the spool, where there is one.</summary>
internal sealed class PostKeeper(PostDelivery delivery, CollectorOptions options, IFallback fallback, TimeProvider time, ILogger<PostKeeper> logger)
{
    /// <summary>With a spool nobody needs to wait long for a store that is away, or to try it again at once.</summary>
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(2);

    private long _failedAt = long.MinValue;

    /// <summary>Whether a failure may pass by itself: the store is away or busy, or a silo was lost.</summary>
    public static bool MayPass(Exception exception) =>
        exception is StoreException or PuffyException { IsTransient: true } or OrleansException or TimeoutException or OperationCanceledException
        || (exception.InnerException is { } inner && MayPass(inner));

    /// <summary>Keeps a post.</summary>
    /// <returns>Whether all of it is durable; if not, its sender has to send it again.</returns>
    public async Task<bool> TryKeepAsync(Post post)
    {
        // A canary asks about the store alone.
        var spools = fallback.Exists && !post.IsCanary;
        if (spools && Volatile.Read(ref _failedAt) is var failed && failed != long.MinValue && time.GetElapsedTime(failed) < Brief)
        {
            return await fallback.TryKeepAsync(post);
        }

        using var patience = new CancellationTokenSource(spools ? Brief : options.Patience);
        try
        {
            await delivery.DeliverAsync(post, patience.Token);
            return true;
        }
        catch (Exception exception) when (MayPass(exception))
        {
            Volatile.Write(ref _failedAt, time.GetTimestamp());
            if (spools && await fallback.TryKeepAsync(post))
            {
                return true;
            }

            logger.PostPutOff(post.Key, post.Rows, exception.Message);
            return false;
        }
    }
}

/// <summary>Where posts go while the store is away.</summary>
internal interface IFallback
{
    /// <summary>Whether there is such a place.</summary>
    bool Exists { get; }

    /// <summary>Whether it takes another post.</summary>
    bool HasRoom { get; }

    /// <summary>Keeps a post durably.</summary>
    /// <returns>Whether it did; not where it is full, or there is none.</returns>
    Task<bool> TryKeepAsync(Post post);
}
