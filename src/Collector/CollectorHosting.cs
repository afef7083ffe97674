using Microsoft.Extensions.DependencyInjection;
using Puffy.Collector.Batches;
using Puffy.Collector.Doors;
using Puffy.Collector.Keys;
using Puffy.Collector.Limits;
using Puffy.Collector.Posts;
using Puffy.Delivery;

namespace Puffy.Collector;

/// <summary>Gives a host the collector.</summary>
public static class CollectorHosting
{
    /// <summary>Adds the collector's services; <see cref="CollectorRoutes.MapCollector"/> opens its doors.</summary>
    /// <param name="services">The services of a host that has an <see cref="IGrainFactory"/>.</param>
    /// <param name="options">How it works.</param>
    /// <param name="shards">Into how many shards the store divides its users.</param>
    public static IServiceCollection AddCollector(this IServiceCollection services, CollectorOptions options, Func<IServiceProvider, int> shards) => services
        .AddSingleton(options)
        .AddSingleton<KeyRing>()
        .AddSingleton<KeyRates>()
        .AddSingleton(_ => new Backlog(options.MostEvents, options.MostBytes))
        .AddSingleton<PostReader>()
        .AddSingleton(provider => new LiveSources(provider.GetRequiredService<IGrainFactory>(), options.Silo))
        .AddSingleton(provider => new ShardLanes(provider.GetRequiredService<IGrainFactory>(), shards(provider)))
        .AddSingleton(provider => new QuarantineDelivery(provider.GetRequiredService<IGrainFactory>(), shards(provider)))
        .AddSingleton<PostDelivery>()
        .AddSingleton<PostKeeper>()
        .AddSingleton<SdkStubs>()
        .AddSingleton<Door>();

    /// <summary>Waits until everything that was taken is durable; after the doors are closed.</summary>
    public static Task FinishCollectingAsync(this IServiceProvider services) => services.GetRequiredService<ShardLanes>().CloseAsync();
}
