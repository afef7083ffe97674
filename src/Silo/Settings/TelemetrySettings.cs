using System.ComponentModel;

namespace Puffy.Silo.Settings;

/// <summary>Metrics and traces.</summary>
internal sealed record TelemetrySettings
{
    [Description("Where to send metrics and traces by OTLP over gRPC, such as http://collector:4317.")]
    public string OtlpEndpoint { get; init; } = string.Empty;

    [Description("Share of traces to keep, from 0 to 1.")]
    public double TraceShare { get; init; } = 0.01;

    [Description("Whether to serve /metrics for Prometheus.")]
    public bool Prometheus { get; init; }

    public void Validate()
    {
        if (OtlpEndpoint.Length > 0)
        {
            Require.HttpAddress("Telemetry:OtlpEndpoint", OtlpEndpoint);
        }

        Require.Between("Telemetry:TraceShare", TraceShare, 0, 1);
    }
}
