using Microsoft.Extensions.Logging;
using Puffy.Analytics;
using Puffy.Collector.Telemetry;
using Puffy.Grains.Storage;

namespace Puffy.Collector.Posts;

/// <summary>Keeps posts durably: in the store.</summary>
internal sealed class PostKeeper(PostDelivery delivery, CollectorOptions options, ILogger<PostKeeper> logger)
{
    /// <summary>Whether a failure may pass by itself: the store is away or busy, or a silo was lost.</summary>
    public static bool MayPass(Exception exception) =>
        exception is StoreException or PuffyException { IsTransient: true } or OrleansException or TimeoutException or OperationCanceledException
        || (exception.InnerException is { } inner && MayPass(inner));

    /// <summary>Keeps a post.</summary>
    /// <returns>Whether all of it is durable; if not, its sender has to send it again.</returns>
    public async Task<bool> TryKeepAsync(Post post)
    {
        using var patience = new CancellationTokenSource(options.Patience);
        try
        {
            await delivery.DeliverAsync(post, patience.Token);
            return true;
        }
        catch (Exception exception) when (MayPass(exception))
        {
            logger.PostPutOff(post.Key, post.Rows, exception.Message);
            return false;
        }
    }
}
