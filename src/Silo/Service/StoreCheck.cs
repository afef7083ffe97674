using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Puffy.Collector.Health;
using Puffy.Grains.Storage;

namespace Puffy.Silo.Service;

/// <summary>Whether the store answers.</summary>
internal sealed class StoreCheck(IServiceProvider services, ISiloStatusOracle silo) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        if (silo.CurrentStatus is not (SiloStatus.Active or SiloStatus.ShuttingDown))
        {
            // The silo opens the store; a health check must not do it in its place.
            return HealthCheckResult.Unhealthy("the silo has not opened it yet");
        }

        try
        {
            await services.GetRequiredService<IJourneyStore>().ReadTotalsAsync(0, cancellationToken).AsTask().WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception)
        {
            return CollectorHealth.StoreAway(services, exception.Message);
        }
    }
}
