using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Puffy.Collector.Posts;
using Puffy.Collector.Telemetry;

namespace Puffy.Collector.Spooling;

/// <summary>Brings what the spool holds into the store, in order, once the store takes it again; a drained segment is removed.</summary>
internal sealed class SpoolDrain(
    Spool spool, SpoolFolder folder, SpoolLock held, SpooledPosts posts, IServiceProvider services, CollectorOptions options, ILogger<SpoolDrain> logger)
    : BackgroundService
{
    /// <summary>Taken before the first record is read or written.</summary>
    private readonly SpoolLock _held = held;

    /// <summary>Posts on their way at once.</summary>
    private const int Window = 128;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DrainAsync(stoppingToken);
            }
            catch (Exception exception) when (PostKeeper.MayPass(exception) && !stoppingToken.IsCancellationRequested)
            {
                logger.SpoolWaits(spool.Bytes, exception.Message);
            }

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        if (!options.IsOpen())
        {
            return;
        }

        // Only now: it asks the store for its shards.
        var delivery = services.GetRequiredService<PostDelivery>();
        foreach (var segment in folder.Segments().ToList())
        {
            await DrainAsync(segment, delivery, cancellationToken);
            if (segment == spool.Current)
            {
                await spool.EndSegmentAsync();
                await DrainAsync(segment, delivery, cancellationToken);
            }

            spool.Remove(segment);
            logger.SpoolDrained(segment, spool.Bytes);
        }
    }

    private async Task DrainAsync(int segment, PostDelivery delivery, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(folder.PathOf(segment), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = folder.DrainedOf(segment);
        var window = new List<Post>(Window);
        while (true)
        {
            window.Clear();
            var end = file.Position;
            while (window.Count < Window && await SpoolRecord.ReadAsync(file, cancellationToken) is { } payload)
            {
                window.Add(posts.Read(payload));
                end = file.Position;
            }

            if (window.Count == 0)
            {
                return;
            }

            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(options.Patience);
            await Task.WhenAll(window.Select(post => delivery.DeliverAsync(post, patience.Token)));
            folder.Drained(segment, end);
        }
    }
}
