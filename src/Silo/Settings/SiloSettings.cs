using Puffy.Grains.Storage;

namespace Puffy.Silo.Settings;

/// <summary>All settings of a silo; see <see cref="SettingsReader"/> for their sources.</summary>
internal sealed record SiloSettings
{
    /// <summary>Where journeys and all else are kept.</summary>
    public StorageSettings Store { get; init; } = new();

    /// <summary>Which cluster the silo joins, where it is found, and when others take it for dead.</summary>
    public ClusterSettings Cluster { get; init; } = new();

    /// <summary>The certificates by which silos and clients know each other.</summary>
    public TlsSettings Tls { get; init; } = new();

    /// <summary>The grains of this silo.</summary>
    public GrainSettings Grains { get; init; } = new();

    /// <summary>Health, readiness and metrics over HTTP.</summary>
    public HttpSettings Http { get; init; } = new();

    /// <summary>The door for live events.</summary>
    public CollectorSettings Collector { get; init; } = new();

    /// <summary>Logs.</summary>
    public LogSettings Logs { get; init; } = new();

    /// <summary>Metrics and traces.</summary>
    public TelemetrySettings Telemetry { get; init; } = new();

    /// <summary>Checks every setting that can be checked without the network.</summary>
    /// <exception cref="SettingsException">A setting cannot be used.</exception>
    /// <exception cref="StoreException">A setting of the store cannot be used.</exception>
    public void Validate()
    {
        Store.Validate();
        Cluster.Validate();
        Tls.Validate();
        Grains.Validate();
        Http.Validate();
        Collector.Validate();
        Telemetry.Validate();
    }
}
