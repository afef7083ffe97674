using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Puffy.Analytics.Users;
using Puffy.Collector;
using Puffy.Collector.Canaries;
using Puffy.Collector.Doors;
using Puffy.Collector.Health;
using Puffy.Collector.Mapping;
using Puffy.Grains.Storage;
using Puffy.Silo.Settings;

namespace Puffy.Silo.Service;

/// <summary>The collector of a silo, on a port of its own. Every silo of a cluster can have one, behind any load balancer.</summary>
internal static class CollectorService
{
    public static void AddCollector(this WebApplicationBuilder builder, SiloSettings settings)
    {
        var collector = settings.Collector;
        if (!collector.IsOpen)
        {
            return;
        }

        var mappings = collector.EventMappings.Length == 0 ? EventMappings.BuiltIn : EventMappings.Load(collector.EventMappings);
        var start = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        builder.Services.AddCollector(
            services => new CollectorOptions
            {
                Mappings = mappings,
                Emails = services.GetRequiredService<EmailHashing>(),
                Silo = string.Create(CultureInfo.InvariantCulture, $"{settings.Cluster.Address}:{settings.Cluster.SiloPort}@{start}"),
                IsOpen = () => services.GetRequiredService<ISiloStatusOracle>().CurrentStatus is SiloStatus.Active or SiloStatus.ShuttingDown,
                MostSpoolBytes = (long)collector.SpoolMegabytes << 20,
            },
            services => services.GetRequiredService<StoreSettings>().Shards);
        if (collector.Spool.Length > 0)
        {
            builder.Services.AddSpool(collector.Spool);
        }

        if (collector.Canary)
        {
            builder.Services.AddCanary(new CanaryOptions(
                services => OwnAddress.Of(services, collector.Port),
                services => services.GetRequiredService<StoreSettings>().Shards)
            {
                Interval = collector.CanaryInterval,
            });
        }
    }

    public static void MapCollector(this WebApplication application, CollectorSettings settings)
    {
        if (settings.IsOpen)
        {
            // By the local port, as the name in the address is the load balancer's.
            application.MapWhen(
                http => http.Connection.LocalPort == settings.Port,
                door => door.UseRouting().UseEndpoints(routes => routes.MapCollector()));
        }
    }
}
