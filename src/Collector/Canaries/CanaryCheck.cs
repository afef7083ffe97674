using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Puffy.Collector.Health;

namespace Puffy.Collector.Canaries;

/// <summary>Whether the last canary passed.</summary>
internal sealed class CanaryCheck(Canary canary, IServiceProvider services) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) => Task.FromResult(canary.Last switch
    {
        null => HealthCheckResult.Healthy("the first is still on its way"),
        { Failure: { } failure } last => CollectorHealth.StoreAway(services, Text($"the canary of {last.At:HH:mm:ss} UTC did not pass: {failure}")),
        var last => HealthCheckResult.Healthy(Text($"durable within {last.Took.TotalMilliseconds:0.0} ms at {last.At:HH:mm:ss} UTC")),
    });

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
