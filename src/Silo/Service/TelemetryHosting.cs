using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Puffy.Collector.Telemetry;
using Puffy.Grains.Telemetry;
using Puffy.Silo.Settings;

namespace Puffy.Silo.Service;

/// <summary>Metrics and traces of the service: sent where an OTLP endpoint is set, and shown at /metrics where asked for.</summary>
internal static class TelemetryHosting
{
    private const string OrleansMeter = "Microsoft.Orleans";
    private static readonly string[] OrleansActivities = ["Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application"];

    public static void AddTelemetry(this WebApplicationBuilder builder, SiloSettings settings)
    {
        var telemetry = settings.Telemetry;
        if (telemetry is { OtlpEndpoint.Length: 0, Prometheus: false })
        {
            return;
        }

        var openTelemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("puffy-silo", settings.Cluster.ServiceId, serviceInstanceId: $"{settings.Cluster.Address}:{settings.Cluster.SiloPort}"))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(PuffyMeter.Name, CollectorMeter.Name, OrleansMeter).AddRuntimeInstrumentation();
                if (telemetry.Prometheus)
                {
                    metrics.AddPrometheusExporter();
                }
            });
        if (telemetry.OtlpEndpoint.Length > 0)
        {
            openTelemetry
                .WithTracing(traces => traces.AddSource(OrleansActivities).SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(telemetry.TraceShare))))
                .UseOtlpExporter(OpenTelemetry.Exporter.OtlpExportProtocol.Grpc, new Uri(telemetry.OtlpEndpoint));
        }
    }

    public static void MapMetrics(this WebApplication application, TelemetrySettings settings)
    {
        if (settings.Prometheus)
        {
            application.MapPrometheusScrapingEndpoint();
        }
    }
}
