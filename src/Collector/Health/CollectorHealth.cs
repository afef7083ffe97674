using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Puffy.Collector.Posts;

namespace Puffy.Collector.Health;

/// <summary>What readiness means for a process that takes events, and how it is answered.</summary>
public static class CollectorHealth
{
    /// <summary>The verdict where the store does not answer: a process that has room in its spool takes events all the same, and stays ready.</summary>
    /// <param name="services">The services of the process, with a collector or without.</param>
    /// <param name="reason">What is wrong.</param>
    public static HealthCheckResult StoreAway(IServiceProvider services, string reason) => services.GetService<IFallback>() is { HasRoom: true }
        ? HealthCheckResult.Degraded($"events go to the spool: {reason}")
        : HealthCheckResult.Unhealthy(reason);

    /// <summary>Answers JSON: each check with whether it allows readiness, and why.</summary>
    public static Task WriteAsync(HttpContext http, HealthReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return http.Response.WriteAsJsonAsync(
            report.Entries.ToDictionary(check => check.Key, check => new Answer(check.Value.Status != HealthStatus.Unhealthy, check.Value.Description)));
    }

    private sealed record Answer(bool Ready, string? Detail);
}
