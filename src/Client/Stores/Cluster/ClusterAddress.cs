using System.Globalization;
using System.Net;
using Puffy.Analytics;
using Puffy.Analytics.Wording;
using Puffy.Silo.Access;

namespace Puffy.Client.Stores.Cluster;

/// <summary>Where to find a cluster, and how long a client keeps trying.</summary>
/// <param name="Gateways">The client ports of its silos; some of them suffice.</param>
/// <param name="Id">The cluster's name.</param>
/// <param name="Patience">How long a call is repeated while the cluster does not answer; then the command gives up.</param>
internal sealed record ClusterAddress(IReadOnlyList<DnsEndPoint> Gateways, string Id, TimeSpan Patience)
{
    /// <summary>
    /// How long a call waits for its answer before it is repeated. By default longer than silos wait for each other, so that who
    /// knows what went wrong gets to say it. A call that was on its way to a silo which died waits that long.
    /// </summary>
    public TimeSpan CallTimeout { get; init; } = DefaultCallTimeout;

    /// <summary>By which this client shows who it is; null for none.</summary>
    public CertificateFiles? Certificate { get; init; }

    /// <summary>Whether silos on other machines may be called without TLS.</summary>
    public bool TlsOff { get; init; }

    /// <summary>The name of a cluster that was given none.</summary>
    public const string DefaultId = "puffy";

    /// <summary>How long calls are repeated by default: a silo that died is noticed, and a database restarted, by then.</summary>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromMinutes(5);

    /// <summary>How long a call waits for its answer by default.</summary>
    public static readonly TimeSpan DefaultCallTimeout = TimeSpan.FromSeconds(45);

    /// <summary>Checks the address.</summary>
    /// <exception cref="InvalidInputException">A part of it cannot be used; the message says which and why.</exception>
    public void Validate()
    {
        if (string.IsNullOrWhiteSpace(Id))
        {
            throw new InvalidInputException($"--cluster-id is empty. Give the name of the cluster, or leave it out for {DefaultId}.");
        }

        if (CallTimeout < TimeSpan.FromSeconds(1) || CallTimeout > TimeSpan.FromHours(1))
        {
            throw new InvalidInputException($"--call-timeout is {TimeText.Flag(CallTimeout)}; it must be from 1s to 1h.");
        }

        if (Certificate is null && !TlsOff && Gateways.FirstOrDefault(gateway => !IsThisMachine(gateway)) is { } other)
        {
            throw new InvalidInputException(
                $"The silo at {other.Host}:{other.Port} may be another machine, and there is no certificate to show it. Give --tls-certificate, --tls-key and --tls-authority, or --tls-off where nobody else is on the network.");
        }
    }

    /// <summary>Reads one gateway, such as <c>silo-1:30000</c> or <c>[::1]:30000</c>.</summary>
    /// <returns>Null if the text is not a host and port.</returns>
    public static DnsEndPoint? TryParseGateway(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0
            && Uri.CheckHostName(text[..colon].Trim('[', ']')) != UriHostNameType.Unknown
            && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and <= IPEndPoint.MaxPort
            ? new DnsEndPoint(text[..colon].Trim('[', ']'), port)
            : null;
    }

    private static bool IsThisMachine(DnsEndPoint gateway) =>
        gateway.Host == "localhost" || (IPAddress.TryParse(gateway.Host, out var address) && IPAddress.IsLoopback(address));

    /// <inheritdoc/>
    public override string ToString() => string.Join(',', Gateways.Select(gateway => $"{gateway.Host}:{gateway.Port}"));
}
