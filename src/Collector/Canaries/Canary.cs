using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Puffy.Collector.Keys;
using Puffy.Collector.Telemetry;

namespace Puffy.Collector.Canaries;

/// <summary>Sends a canary at an interval while the process serves, and remembers what became of the last one.</summary>
internal sealed class Canary(
    CanaryKey key, KeyRing keys, CollectorOptions options, CanaryOptions canary, IHostApplicationLifetime lifetime, IServiceProvider services, ILogger<Canary> logger)
    : BackgroundService
{
    private static readonly TimeSpan Opening = TimeSpan.FromMilliseconds(200);

    private CanaryResult? _last;

    /// <summary>What became of the last one; null before the first.</summary>
    public CanaryResult? Last => Volatile.Read(ref _last);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        keys.Use(key.Key);
        while (!lifetime.ApplicationStarted.IsCancellationRequested || !options.IsOpen())
        {
            await Task.Delay(Opening, stoppingToken);
        }

        using var flight = new CanaryFlight(
            services.GetRequiredService<IGrainFactory>(), services.GetRequiredService<TimeProvider>(), canary.Address(services), key.Key.Text, options.Sender, canary.Shards(services));
        while (!stoppingToken.IsCancellationRequested)
        {
            var result = await flight.SendAsync(stoppingToken);
            Note(result);
            await Task.Delay(result.Failure is null || canary.Interval < canary.Retry ? canary.Interval : canary.Retry, stoppingToken);
        }
    }

    private void Note(CanaryResult result)
    {
        var before = Last;
        Volatile.Write(ref _last, result);
        CanaryMeter.Sent(result);
        if (result.Failure is { } failure && before?.Failure is null)
        {
            logger.CanaryFailed(failure);
        }
        else if (result.Failure is null && before?.Failure is not null)
        {
            logger.CanaryPassesAgain(result.Took.TotalMilliseconds);
        }
    }
}
