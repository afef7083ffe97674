using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Puffy.Certificates;

/// <summary>An authority that signs certificates of silos and clients, and writes them into a folder as PEM files.</summary>
public sealed class Authority : IDisposable
{
    private static readonly OidCollection SiloUses = [new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")];
    private static readonly OidCollection ClientUses = [new Oid("1.3.6.1.5.5.7.3.2")];

    private readonly string _folder;
    private readonly string _name;
    private readonly X509Certificate2 _certificate;

    public Authority(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        (_folder, _name) = (folder, name);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        _certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-2), DateTimeOffset.UtcNow.AddYears(2));
        File.WriteAllText(Path.Combine(folder, $"{name}.pem"), _certificate.ExportCertificatePem());
    }

    /// <summary>The file of its own certificate.</summary>
    public string CertificateFile => PathOf($"{_name}.pem");

    /// <summary>A certificate of a silo.</summary>
    /// <param name="name">Of the silo, and of the files.</param>
    /// <param name="end">The end of its validity; a year from now unless given.</param>
    public CertificatePaths Silo(string name, DateTimeOffset? end = null) => Sign(name, ["silo"], SiloUses, end);

    /// <summary>A certificate with the uses of a silo and any units.</summary>
    public CertificatePaths ForBothUses(string name, IEnumerable<string> units) => Sign(name, units, SiloUses, end: null);

    /// <summary>A certificate of a client.</summary>
    /// <param name="name">Of the client, and of the files.</param>
    /// <param name="units">The organizational units that say what it may do.</param>
    /// <param name="end">The end of its validity; a year from now unless given.</param>
    public CertificatePaths Client(string name, IEnumerable<string> units, DateTimeOffset? end = null) => Sign(name, units, ClientUses, end);

    private CertificatePaths Sign(string name, IEnumerable<string> units, OidCollection uses, DateTimeOffset? end)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(name);
        foreach (var unit in units)
        {
            subject.AddOrganizationalUnitName(unit);
        }

        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(uses, critical: false));
        using var certificate = request.Create(_certificate, DateTimeOffset.UtcNow.AddYears(-1), end ?? DateTimeOffset.UtcNow.AddYears(1), RandomNumberGenerator.GetBytes(16));
        var paths = new CertificatePaths(PathOf($"{name}.pem"), PathOf($"{name}.key"), CertificateFile);
        File.WriteAllText(paths.Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(paths.Key, key.ExportPkcs8PrivateKeyPem());
        return paths;
    }

    private string PathOf(string file) => Path.Combine(_folder, file);

    public void Dispose() => _certificate.Dispose();
}
