using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Puffy.Grains.Access;

namespace Puffy.Silo.Access;

/// <summary>The certificate of this silo or client, and the authorities by which it judges those of others.</summary>
public sealed class ClusterCertificate
{
    private static readonly Oid ServerUse = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid ClientUse = new("1.3.6.1.5.5.7.3.2");

    private readonly X509Certificate2Collection _authorities;
    private readonly TimeProvider _time;

    private ClusterCertificate(X509Certificate2 own, X509Certificate2Collection authorities, TimeProvider time)
    {
        Own = own;
        _authorities = authorities;
        _time = time;
    }

    /// <summary>The certificate, with its key.</summary>
    internal X509Certificate2 Own { get; }

    /// <summary>The certificate of a silo.</summary>
    /// <exception cref="AccessException">A file cannot be read, or the certificate could not be used; the message says why.</exception>
    public static ClusterCertificate OfSilo(CertificateFiles files, TimeProvider time)
    {
        var certificate = Read(files, time);
        certificate.RequireOwn(files, ServerUse);
        certificate.RequireOwn(files, ClientUse);
        return CertificateHolder.Of(certificate.Own).IsSilo
            ? certificate
            : throw new AccessException(
                $"The certificate '{files.Certificate}' of '{certificate.Own.Subject}' is not that of a silo. Take one whose subject has OU={CertificateHolder.SiloUnit}.");
    }

    /// <summary>The certificate of a client.</summary>
    /// <exception cref="AccessException">A file cannot be read, or the certificate could not be used; the message says why.</exception>
    public static ClusterCertificate OfClient(CertificateFiles files, TimeProvider time)
    {
        var certificate = Read(files, time);
        certificate.RequireOwn(files, ClientUse);
        return certificate;
    }

    /// <summary>Why a peer that accepted this connection is none of the cluster's silos; null if it is one.</summary>
    internal string? WhyNoSilo(X509Certificate2 peer) => WhyRefused(peer, ServerUse) ?? WhyNotNamedSilo(peer);

    /// <summary>Why a peer that opened a connection between silos is none of the cluster's silos; null if it is one.</summary>
    internal string? WhyNoCallingSilo(X509Certificate2 peer) => WhyNoClient(peer) ?? WhyNotNamedSilo(peer);

    /// <summary>Why a peer is no client of the cluster; null if it is one.</summary>
    internal string? WhyNoClient(X509Certificate2 peer) => WhyRefused(peer, ClientUse);

    private static string? WhyNotNamedSilo(X509Certificate2 peer) =>
        CertificateHolder.Of(peer).IsSilo ? null : $"the subject '{peer.Subject}' has no OU={CertificateHolder.SiloUnit}";

    private static ClusterCertificate Read(CertificateFiles files, TimeProvider time)
    {
        var authorities = new X509Certificate2Collection();
        ReadFile(files.Authority, "no certificate of an authority", path =>
        {
            authorities.ImportFromPemFile(path);
            return authorities.Count > 0 ? authorities : throw new CryptographicException("It has no certificate.");
        });
        var own = ReadFile(files.Certificate, $"no certificate whose key is in '{files.Key}'", path => X509Certificate2.CreateFromPemFile(path, files.Key));
        return new(own, authorities, time);
    }

    private static T ReadFile<T>(string path, string expected, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new AccessException($"'{path}' is {expected} ({exception.Message.TrimEnd('.')}). Give files in PEM, and a key without a password.", exception);
        }
    }

    private void RequireOwn(CertificateFiles files, Oid use)
    {
        if (WhyRefused(Own, use) is { } reason)
        {
            throw new AccessException($"The certificate '{files.Certificate}' of '{Own.Subject}' is not valid: {reason}. Take one that an authority in '{files.Authority}' has signed.");
        }
    }

    /// <summary>Why a certificate is not signed by the authorities, valid today and made for a use; null if it is.</summary>
    private string? WhyRefused(X509Certificate2 certificate, Oid use)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(use);
        chain.ChainPolicy.VerificationTime = _time.GetUtcNow().UtcDateTime;
        return chain.Build(certificate)
            ? null
            : string.Join(", ", chain.ChainStatus.Select(status => Explain(status, certificate)).Distinct());
    }

    private static string Explain(X509ChainStatus status, X509Certificate2 certificate) => status.Status switch
    {
        X509ChainStatusFlags.NotTimeValid => $"it is valid from {certificate.NotBefore.ToUniversalTime():u} to {certificate.NotAfter.ToUniversalTime():u}",
        X509ChainStatusFlags.PartialChain or X509ChainStatusFlags.UntrustedRoot => "another authority has signed it",
        X509ChainStatusFlags.NotValidForUsage => "its extended key usage leaves this use out",
        _ => status.StatusInformation.Trim().TrimEnd('.'),
    };
}
