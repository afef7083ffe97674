using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Puffy.Grains.Options;
using Puffy.Grains.Rollups;
using Puffy.Silo.Access;
using Puffy.Silo.Hosting;
using Puffy.Silo.Settings;

namespace Puffy.Silo.Service;

/// <summary>The silo of the service.</summary>
internal static class SiloHosting
{
    public static void AddSilo(this WebApplicationBuilder builder, SiloSettings settings)
    {
        var cluster = settings.Cluster;
        builder.Services.Configure<HostOptions>(host =>
        {
            host.ShutdownTimeout = cluster.StopTimeout;

            // The liveness check must answer while the silo still waits to join.
            host.ServicesStartConcurrently = true;
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(cluster);
        builder.Services.AddHostedService<LifecycleLog>();
        builder.Services.AddSingleton(EmailSecret.Read());
        builder.Services.AddSingleton<RulesInForce>();
        builder.Services.Configure<RollupOptions>(rollups => rollups.CheckPeriod = settings.Grains.RollupCheckPeriod);
        builder.UseOrleans(silo =>
        {
            if (settings.Store.IsShared)
            {
                silo.AddPuffyStore(settings.Store.ToPostgreSql()).UsePuffyClustering();
            }
            else
            {
                silo.AddPuffyStore(settings.Store.ToSqlite()).UseDevelopmentClustering(primarySiloEndpoint: null);
            }

            silo.AddStartupTask<EmailKeyCheck>();
            silo.AddDoors(settings);
            silo.AddActivityPropagation();
            silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.Id, cluster.ServiceId));
            silo.Configure<ClusterMembershipOptions>(options =>
                (options.ProbeTimeout, options.NumMissedProbesLimit) = (cluster.ProbeTimeout, cluster.MissedProbes));
            silo.Configure<SiloMessagingOptions>(options =>
                options.ResponseTimeout = options.SystemResponseTimeout = cluster.ResponseTimeout);
            silo.Configure<GrainCollectionOptions>(options => Collect(options, settings.Grains));

            // Where users were found last costs 250 bytes each, for a million of them as Orleans has it: a quarter of a small silo's
            // memory, for visitors, most of whom never come back.
            silo.Configure<GrainDirectoryOptions>(options => options.CacheSize = DirectoryCacheSize);
        });
    }

    private const int DirectoryCacheSize = 100_000;

    private static void AddDoors(this ISiloBuilder silo, SiloSettings settings)
    {
        var listening = settings.Cluster.ResolveListening();
        settings.Tls.RequireFor(listening);
        silo.Configure<EndpointOptions>(endpoints =>
        {
            endpoints.AdvertisedIPAddress = settings.Cluster.ResolveAddress();
            (endpoints.SiloPort, endpoints.GatewayPort) = (settings.Cluster.SiloPort, settings.Cluster.GatewayPort);
            endpoints.SiloListeningEndpoint = new(listening, settings.Cluster.SiloPort);
            endpoints.GatewayListeningEndpoint = new(listening, settings.Cluster.GatewayPort);
        });
        if (settings.Tls.Files is { } files)
        {
            silo.UseCertificate(ClusterCertificate.OfSilo(files, TimeProvider.System));
        }
    }

    private static void Collect(GrainCollectionOptions options, GrainSettings settings)
    {
        options.CollectionAge = settings.IdleAge;

        // Orleans wants the period between looks to be shorter than the age.
        options.CollectionQuantum = settings.IdleAge > TimeSpan.FromMinutes(1) ? TimeSpan.FromMinutes(1) : settings.IdleAge / 2;
        if (settings.MemoryLimitPercent > 0)
        {
            options.EnableActivationSheddingOnMemoryPressure = true;
            options.MemoryUsageLimitPercentage = settings.MemoryLimitPercent;
            options.MemoryUsageTargetPercentage = settings.MemoryLimitPercent * 0.9;

            // New users can take tens of megabytes a second: five seconds, as Orleans has it, can be all that a small silo has left.
            options.MemoryUsagePollingPeriod = TimeSpan.FromSeconds(1);
        }
    }
}
