using System.ComponentModel;
using System.Net;
using Puffy.Grains.Access;
using Puffy.Silo.Access;

namespace Puffy.Silo.Settings;

/// <summary>The certificates by which silos and clients know each other.</summary>
internal sealed record TlsSettings
{
    [Description("File of this silo's certificate, in PEM; its subject has OU=silo.")]
    public string Certificate { get; init; } = string.Empty;

    [Description("File of the certificate's private key, in PEM, without a password.")]
    public string Key { get; init; } = string.Empty;

    [Description("File of the authorities that sign the certificates of silos and clients, in PEM.")]
    public string Authority { get; init; } = string.Empty;

    [Description("Whether the silo may be reached from other machines without TLS: anyone who reaches its ports can then read and erase everything.")]
    public bool Off { get; init; }

    /// <summary>The files; null if none is set.</summary>
    /// <exception cref="AccessException">Some are set and others are not.</exception>
    public CertificateFiles? Files => CertificateFiles.Of(Certificate, Key, Authority, ["Tls:Certificate", "Tls:Key", "Tls:Authority"]);

    public void Validate()
    {
        if (Files is not null && Off)
        {
            throw new SettingsException("Tls:Off is true, and Tls:Certificate is set. Leave one of them out.");
        }
    }

    /// <summary>Requires certificates, or word that there are to be none, of a silo that other machines can reach.</summary>
    /// <param name="listening">Where the silo listens.</param>
    public void RequireFor(IPAddress listening)
    {
        if (Files is null && !Off && !IPAddress.IsLoopback(listening))
        {
            throw new SettingsException(
                $"The silo would listen at {listening}, where other machines reach it, and has no certificate. Set Tls:Certificate, Tls:Key and Tls:Authority, or Tls:Off to true where nobody else is on the network.");
        }
    }
}
