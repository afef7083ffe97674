using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Puffy.Collector.Health;

/// <summary>The address of the collector as its own process reaches it.</summary>
public static class OwnAddress
{
    /// <summary>The address of a server that listens.</summary>
    /// <param name="services">The services of its process.</param>
    /// <param name="port">The port, where it has several; null for its first.</param>
    public static Uri Of(IServiceProvider services, int? port)
    {
        var addresses = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(Reachable);
        return addresses.First(address => port is null || address.Port == port);
    }

    /// <summary>An address that stands for all of the machine's is reached by the machine's own.</summary>
    private static Uri Reachable(string address)
    {
        var plain = address.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal);
        var reachable = new UriBuilder(plain);
        if (IPAddress.TryParse(reachable.Host, out var host) && (host.Equals(IPAddress.Any) || host.Equals(IPAddress.IPv6Any)))
        {
            reachable.Host = "localhost";
        }

        return reachable.Uri;
    }
}
