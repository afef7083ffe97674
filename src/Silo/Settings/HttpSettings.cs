using System.ComponentModel;

namespace Puffy.Silo.Settings;

/// <summary>Health, readiness and metrics over HTTP.</summary>
internal sealed record HttpSettings
{
    [Description("Address of /health/live, /health/ready and, if asked for, /metrics.")]
    public string Address { get; init; } = "http://localhost:8080";

    public void Validate() => Require.HttpAddress("Http:Address", Address);
}
