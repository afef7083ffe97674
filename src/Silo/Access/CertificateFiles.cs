using Puffy.Grains.Access;

namespace Puffy.Silo.Access;

/// <summary>The files, in PEM, by which a silo or a client shows who it is and tells who others are.</summary>
/// <param name="Certificate">Its own certificate.</param>
/// <param name="Key">The certificate's private key, without a password.</param>
/// <param name="Authority">The authorities that sign certificates of the cluster: a root, and those between it and the certificates.</param>
public sealed record CertificateFiles(string Certificate, string Key, string Authority)
{
    /// <summary>The files, if any is named.</summary>
    /// <param name="certificate">Empty for none.</param>
    /// <param name="key">Empty for none.</param>
    /// <param name="authority">Empty for none.</param>
    /// <param name="names">What the three are called where they are given.</param>
    /// <returns>Null if none is named.</returns>
    /// <exception cref="AccessException">Some are named and others are not.</exception>
    public static CertificateFiles? Of(string certificate, string key, string authority, IReadOnlyList<string> names)
    {
        string[] files = [certificate, key, authority];
        var missing = names.Where((_, place) => files[place].Length == 0).ToList();
        return missing.Count switch
        {
            0 => new(certificate, key, authority),
            3 => null,
            _ => throw new AccessException($"TLS needs three files, and {string.Join(" and ", missing)} {(missing.Count == 1 ? "is" : "are")} missing. Give {names[0]}, {names[1]} and {names[2]}."),
        };
    }
}
