using System.ComponentModel;
using System.Net;

namespace Puffy.Silo.Settings;

/// <summary>The door for live events.</summary>
internal sealed record CollectorSettings
{
    [Description("Address of the collector, such as http://*:8750. Empty for none.")]
    public string Address { get; init; } = string.Empty;

    [Description("Whether something in front of it ends TLS, so that other addresses than localhost may listen in the clear.")]
    public bool BehindProxy { get; init; }

    [Description("File of what SDKs' events become; it replaces the built-in table.")]
    public string EventMappings { get; init; } = string.Empty;

    [Description("Folder that takes events while the database is away. Empty for none: senders are asked to wait.")]
    public string Spool { get; init; } = string.Empty;

    [Description("The most megabytes that the spool may take; beyond it senders are asked to wait.")]
    public int SpoolMegabytes { get; init; } = 10_240;

    [Description("Whether it sends a test event to itself at an interval, which counts in no figure, and tells by health and metrics whether it became durable.")]
    public bool Canary { get; init; }

    [Description("Time between two test events.")]
    public TimeSpan CanaryInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether there is a collector.</summary>
    public bool IsOpen => Address.Length > 0;

    /// <summary>The port of the address.</summary>
    public int Port => Parsed().Port;

    public void Validate()
    {
        if (!IsOpen)
        {
            return;
        }

        var address = Parsed();
        var isLocal = address.Host == "localhost" || (IPAddress.TryParse(address.Host, out var number) && IPAddress.IsLoopback(number));
        if (!isLocal && address.Scheme != "https" && !BehindProxy)
        {
            throw new SettingsException(
                $"Collector:Address is '{Address}': others can reach it, so events and keys would travel in the clear. Set Collector:BehindProxy to true if something in front of it ends TLS.");
        }

        Require.Between("Collector:SpoolMegabytes", SpoolMegabytes, 1, 10_000_000);
        Require.Between("Collector:CanaryInterval", CanaryInterval, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
    }

    private Uri Parsed() => Require.HttpAddress("Collector:Address", Address.Replace("://*", "://any.host", StringComparison.Ordinal).Replace("://+", "://any.host", StringComparison.Ordinal));
}
