using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Puffy.Analytics;
using Puffy.Collector.Mapping;

namespace Puffy.Client.Serving;

/// <summary>How a store is served.</summary>
/// <param name="Listen">Address and port.</param>
internal sealed record ServeOptions(IPEndPoint Listen)
{
    /// <summary>Where it listens unless it is told otherwise.</summary>
    public static IPEndPoint DefaultListen { get; } = new(IPAddress.Loopback, 8750);

    /// <summary>A write key for this run; null for those of the store.</summary>
    public string? WriteKey { get; init; }

    /// <summary>A read key for this run; null for those of the store.</summary>
    public string? ReadKey { get; init; }

    /// <summary>What SDKs' events become.</summary>
    public EventMappings Mappings { get; init; } = EventMappings.BuiltIn;

    /// <summary>Folder that takes events while the store can't; null for none: senders are asked to wait.</summary>
    public string? Spool { get; init; }

    /// <summary>The time between two canary events; null to send none.</summary>
    public TimeSpan? CanaryInterval { get; init; }

    /// <summary>Something in front of it ends TLS.</summary>
    public bool IsBehindProxy { get; init; }

    /// <summary>The certificate for TLS; null to speak plain HTTP.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Checks that events never travel in the clear without anyone having said so.</summary>
    /// <exception cref="InvalidInputException">The address is not this machine's own, and nothing ends TLS.</exception>
    public void Validate()
    {
        if (!IPAddress.IsLoopback(Listen.Address) && Certificate is null && !IsBehindProxy)
        {
            throw new InvalidInputException(
                $"--listen: others can reach {Listen}, so events and keys would travel in the clear. Give --certificate FILE --certificate-key FILE, or --behind-proxy if something in front of it ends TLS.");
        }
    }

    /// <summary>Reads a certificate and its key from PEM files.</summary>
    /// <exception cref="InvalidInputException">They can't be read.</exception>
    public static X509Certificate2 ReadCertificate(string certificate, string key)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(certificate, key);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                $"--certificate: '{certificate}' with '{key}' can't be used ({exception.Message}) Give a certificate and its private key in PEM.", exception);
        }
    }
}
