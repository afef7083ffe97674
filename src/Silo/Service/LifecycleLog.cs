using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Puffy.Grains.Telemetry;
using Puffy.Silo.Settings;

namespace Puffy.Silo.Service;

/// <summary>Says when the silo is ready and when it stops.</summary>
internal sealed class LifecycleLog(IHostApplicationLifetime lifetime, ClusterSettings cluster, ILogger<LifecycleLog> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => logger.SiloReady(cluster.Id, cluster.Address, cluster.GatewayPort));
        lifetime.ApplicationStopping.Register(() => logger.SiloStopping(cluster.StopTimeout));
        lifetime.ApplicationStopped.Register(() => logger.SiloStopped());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
