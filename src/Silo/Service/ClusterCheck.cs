using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Puffy.Silo.Service;

/// <summary>Whether the silo takes part in its cluster.</summary>
internal sealed class ClusterCheck(ISiloStatusOracle silo) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) => Task.FromResult(
        silo.CurrentStatus == SiloStatus.Active
            ? HealthCheckResult.Healthy($"{silo.GetApproximateSiloStatuses(onlyActive: true).Count} silos")
            : HealthCheckResult.Unhealthy($"the silo is {silo.CurrentStatus}"));
}
