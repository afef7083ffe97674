using System.ComponentModel;
using System.Net;
using System.Net.Sockets;

namespace Puffy.Silo.Settings;

/// <summary>Which cluster the silo joins, where it is found, and when others take it for dead.</summary>
internal sealed record ClusterSettings
{
    [Description("Name of the cluster: silos and clients of one name find each other.")]
    public string Id { get; init; } = "puffy";

    [Description("Name of the service that grain states are stored under. Keep it when you change the cluster's name.")]
    public string ServiceId { get; init; } = "puffy";

    [Description("Host name or IP address where other silos and clients reach this silo.")]
    public string Address { get; init; } = "localhost";

    [Description("IP address or host name where the silo listens, such as 0.0.0.0 for all addresses of the machine. Empty for Cluster:Address.")]
    public string Listen { get; init; } = string.Empty;

    [Description("Port for the other silos.")]
    public int SiloPort { get; init; } = 11111;

    [Description("Port for clients; they pass it in --cluster.")]
    public int GatewayPort { get; init; } = 30000;

    [Description("How long a silo waits for another silo to answer a probe.")]
    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromSeconds(5);

    [Description("Missed probes before a silo is suspected. Two suspicions declare it dead (one in a cluster of two).")]
    public int MissedProbes { get; init; } = 3;

    [Description("How long a call between silos waits for its answer, before it fails and is repeated.")]
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(30);

    [Description("How long a stopping silo may take to finish its work and save.")]
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Where other silos and clients reach this silo, as a number.</summary>
    /// <exception cref="SettingsException">The name is unknown.</exception>
    public IPAddress ResolveAddress()
    {
        var address = Resolve("Cluster:Address", Address);
        return IsAny(address)
            ? throw new SettingsException($"Cluster:Address is {Address}, where nobody can reach this silo. Set it to an address of this machine, and Cluster:Listen to {Address}.")
            : address;
    }

    /// <summary>Where the silo listens, as a number.</summary>
    /// <exception cref="SettingsException">The name is unknown.</exception>
    public IPAddress ResolveListening() => Listen.Length > 0 ? Resolve("Cluster:Listen", Listen) : ResolveAddress();

    public void Validate()
    {
        Require.Text("Cluster:Id", Id);
        Require.Text("Cluster:ServiceId", ServiceId);
        Require.Text("Cluster:Address", Address);
        Require.Between("Cluster:SiloPort", SiloPort, 1, IPEndPoint.MaxPort);
        Require.Between("Cluster:GatewayPort", GatewayPort, 1, IPEndPoint.MaxPort);
        Require.Between("Cluster:ProbeTimeout", ProbeTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5));
        Require.Between("Cluster:MissedProbes", MissedProbes, 1, 100);
        Require.Between("Cluster:ResponseTimeout", ResponseTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(30));
        Require.Between("Cluster:StopTimeout", StopTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(30));
        if (SiloPort == GatewayPort)
        {
            throw new SettingsException($"Cluster:SiloPort and Cluster:GatewayPort are both {SiloPort}. Silos and clients need a port each.");
        }
    }

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private static IPAddress Resolve(string key, string name)
    {
        if (IPAddress.TryParse(name, out var number))
        {
            return number;
        }

        try
        {
            var addresses = Dns.GetHostAddresses(name);
            return addresses.FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork) ?? addresses[0];
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            throw new SettingsException($"{key} '{name}' is not found ({exception.Message}). Give a host name or IP address of this machine that the other silos can reach.");
        }
    }
}
