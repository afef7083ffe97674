using System.Net;
using System.Net.Sockets;
using Orleans.Messaging;

namespace Puffy.Client.Stores.Cluster;

/// <summary>The gateways of a cluster by name. Names are looked up again and again: a silo that is replaced comes back under another address.</summary>
internal sealed class NamedGateways(ClusterAddress cluster) : IGatewayListProvider
{
    /// <inheritdoc/>
    public TimeSpan MaxStaleness { get; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public bool IsUpdatable => true;

    /// <inheritdoc/>
    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<IList<Uri>> GetGateways()
    {
        var found = await Task.WhenAll(cluster.Gateways.Select(LookUpAsync));
        return [.. found.SelectMany(addresses => addresses).Distinct()];
    }

    private static async Task<IEnumerable<Uri>> LookUpAsync(DnsEndPoint gateway)
    {
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(gateway.Host);
            return addresses
                .Where(address => address.AddressFamily == AddressFamily.InterNetwork || addresses.Length == 1)
                .Select(address => SiloAddress.New(address, gateway.Port, 0).ToGatewayUri());
        }
        catch (SocketException)
        {
            // A silo that is down may have no name for the moment. Where none has one the client says that nobody answers.
            return [];
        }
    }
}
