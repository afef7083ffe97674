using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Puffy.Collector.Health;
using Puffy.Silo.Settings;

namespace Puffy.Silo.Service;

/// <summary>
/// <c>/health/live</c>: the process answers; if it does not, restart it. <c>/health/ready</c>: the silo has joined its cluster and
/// reaches its store; if it does not, wait.
/// </summary>
internal static class HealthHosting
{
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";

    /// <summary>The longest that a check may take; what asks usually gives up by then.</summary>
    private static readonly TimeSpan CheckTimeout = TimeSpan.FromSeconds(5);

    public static void AddHealth(this WebApplicationBuilder builder, SiloSettings settings)
    {
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().UseUrls([settings.Http.Address, .. settings.Collector.IsOpen ? [settings.Collector.Address] : Array.Empty<string>()]);
        builder.Services.AddRouting();
        builder.Services.AddHealthChecks()
            .AddCheck<ClusterCheck>("cluster", timeout: CheckTimeout)
            .AddCheck<StoreCheck>("store", timeout: CheckTimeout);
    }

    public static void MapHealth(this WebApplication application)
    {
        application.MapHealthChecks(Live, new HealthCheckOptions { Predicate = _ => false });
        application.MapHealthChecks(Ready, new HealthCheckOptions { ResponseWriter = CollectorHealth.WriteAsync });
    }
}
