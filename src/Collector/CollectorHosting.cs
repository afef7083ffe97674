using Microsoft.Extensions.DependencyInjection;
using Puffy.Collector.Batches;
using Puffy.Collector.Canaries;
using Puffy.Collector.Doors;
using Puffy.Collector.Keys;
using Puffy.Collector.Limits;
using Puffy.Collector.Posts;
using Puffy.Collector.Spooling;
using Puffy.Delivery;

namespace Puffy.Collector;

/// <summary>Gives a host the collector.</summary>
public static class CollectorHosting
{
    /// <summary>Adds the collector's services; <see cref="CollectorRoutes.MapCollector"/> opens its doors.</summary>
    /// <param name="services">The services of a host that has an <see cref="IGrainFactory"/>.</param>
    /// <param name="options">How it works.</param>
    /// <param name="shards">Into how many shards the store divides its users; asked with the first event.</param>
    public static IServiceCollection AddCollector(
        this IServiceCollection services, Func<IServiceProvider, CollectorOptions> options, Func<IServiceProvider, int> shards) => services
        .AddSingleton(options)
        .AddSingleton<KeyRing>()
        .AddSingleton<CanaryKey>()
        .AddSingleton<KeyRates>()
        .AddSingleton(provider => BacklogOf(provider.GetRequiredService<CollectorOptions>()))
        .AddSingleton<PostReader>()
        .AddSingleton(provider => new LiveSources(provider.GetRequiredService<IGrainFactory>(), provider.GetRequiredService<CollectorOptions>().Silo))
        .AddSingleton(provider => new ShardLanes(provider.GetRequiredService<IGrainFactory>(), shards(provider)))
        .AddSingleton(provider => new QuarantineDelivery(provider.GetRequiredService<IGrainFactory>(), shards(provider)))
        .AddSingleton<PostDelivery>()
        .AddSingleton<PostKeeper>()
        .AddSingleton<SdkStubs>()
        .AddSingleton<Door>()
        .AddSingleton<IFallback, NoFallback>();

    /// <summary>Gives the collector a spool, after <see cref="AddCollector"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="folder">Its folder, which no other process uses.</param>
    public static IServiceCollection AddSpool(this IServiceCollection services, string folder) => services
        .AddSingleton(new SpoolFolder(folder))
        .AddSingleton(_ => new SpoolLock(folder))
        .AddSingleton(provider => new Spool(provider.GetRequiredService<SpoolFolder>(), provider.GetRequiredService<CollectorOptions>().MostSpoolBytes))
        .AddSingleton<SpooledPosts>()
        .AddSingleton<IFallback, SpoolFallback>()
        .AddHostedService<SpoolDrain>();

    /// <summary>Sends a canary at an interval, and makes readiness depend on it, after <see cref="AddCollector"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">How.</param>
    public static IServiceCollection AddCanary(this IServiceCollection services, CanaryOptions options)
    {
        services.AddHealthChecks().AddCheck<CanaryCheck>("canary");
        return services
            .AddSingleton(options)
            .AddSingleton<Canary>()
            .AddHostedService(provider => provider.GetRequiredService<Canary>());
    }

    /// <summary>Waits until everything that was taken is durable; after the doors are closed.</summary>
    public static Task FinishCollectingAsync(this IServiceProvider services) => services.GetRequiredService<ShardLanes>().CloseAsync();

    private static Backlog BacklogOf(CollectorOptions options) => new(options.MostEvents, options.MostBytes);
}
