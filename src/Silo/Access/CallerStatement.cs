using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Puffy.Grains.Access;

namespace Puffy.Silo.Access;

/// <summary>
/// What a caller says with each call: its certificate, and the time, signed by the certificate's key. Orleans does not tell a grain by
/// which connection a call came, so the call itself has to show who makes it. A statement is passed to silos only, within TLS.
/// </summary>
internal static class CallerStatement
{
    /// <summary>Where it stands in the context of a call.</summary>
    public const string Key = "puffy.caller";

    /// <summary>How old it may be, and how far the clocks of two machines may differ.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const char Separator = '.';

    /// <summary>Makes a statement.</summary>
    /// <param name="certificate">The caller's.</param>
    /// <param name="cluster">The cluster that it is for.</param>
    /// <param name="now">The time.</param>
    public static string Write(X509Certificate2 certificate, string cluster, DateTimeOffset now)
    {
        var issued = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var signature = Sign(certificate, Signed(cluster, issued));
        return string.Join(Separator, issued, Base64Url.EncodeToString(certificate.RawDataMemory.Span), Base64Url.EncodeToString(signature));
    }

    /// <summary>Reads a statement and checks its signature and age; whether its certificate is one of the cluster's is left to the caller.</summary>
    /// <returns>The certificate, and until when the statement holds.</returns>
    /// <exception cref="AccessException">It is none, not signed by its certificate's key, or too old.</exception>
    public static (X509Certificate2 Certificate, DateTimeOffset Until) Read(string statement, string cluster, DateTimeOffset now)
    {
        try
        {
            if (statement.Split(Separator) is [var issued, var certificate, var signature]
                && long.TryParse(issued, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
                && X509CertificateLoader.LoadCertificate(Base64Url.DecodeFromChars(certificate)) is var holder
                && Verify(holder, Signed(cluster, issued), Base64Url.DecodeFromChars(signature)))
            {
                var at = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
                return (now - at).Duration() <= Lifetime
                    ? (holder, at + Lifetime)
                    : throw new AccessException($"A call was made at {at:u} by its clock and came at {now:u}. Set the clocks of the machines: they may differ by {Lifetime.TotalMinutes} minutes.");
            }
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or ArgumentOutOfRangeException)
        {
            throw new AccessException("A call's statement of who makes it cannot be read. Use a client of this version.", exception);
        }

        throw new AccessException($"A call's statement of who makes it is not signed by the key of its certificate for the cluster '{cluster}'.");
    }

    private static byte[] Signed(string cluster, string issued) => Encoding.UTF8.GetBytes($"{Key}.1\n{cluster}\n{issued}");

    private static byte[] Sign(X509Certificate2 certificate, byte[] text)
    {
        using var elliptic = certificate.GetECDsaPrivateKey();
        using var rsa = elliptic is null ? certificate.GetRSAPrivateKey() : null;
        return elliptic?.SignData(text, HashAlgorithmName.SHA256)
            ?? rsa?.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)
            ?? throw new AccessException($"The key of the certificate of '{certificate.Subject}' is neither ECDSA nor RSA. Make one of these.");
    }

    private static bool Verify(X509Certificate2 certificate, byte[] text, byte[] signature)
    {
        using var elliptic = certificate.GetECDsaPublicKey();
        using var rsa = elliptic is null ? certificate.GetRSAPublicKey() : null;
        return elliptic?.VerifyData(text, signature, HashAlgorithmName.SHA256)
            ?? rsa?.VerifyData(text, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)
            ?? false;
    }
}
