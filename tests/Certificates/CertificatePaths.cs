namespace Puffy.Certificates;

/// <summary>The files of a certificate, as settings and flags name them.</summary>
public sealed record CertificatePaths(string Certificate, string Key, string Authority)
{
    /// <summary>As flags of <c>puffy</c> and <c>puffy-silo</c>.</summary>
    public string[] Flags => ["--tls-certificate", Certificate, "--tls-key", Key, "--tls-authority", Authority];
}
