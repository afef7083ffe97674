using Microsoft.Extensions.Diagnostics.HealthChecks;
using Puffy.Collector.Health;
using Puffy.Grains.Journeys;

namespace Puffy.Client.Serving;

/// <summary>Whether the store answers, so that an event can be taken.</summary>
internal sealed class StoreReadiness(IGrainFactory grains, IServiceProvider services) : IHealthCheck
{
    private const string Nobody = "puffy-health-check";

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            await grains.GetGrain<IJourneyShardGrain>(0).ReadUsersAsync([Nobody], cancellationToken).WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception)
        {
            return CollectorHealth.StoreAway(services, exception.Message);
        }
    }
}
