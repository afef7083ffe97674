using System.Security.Cryptography.X509Certificates;
using Puffy.Grains.Access;

namespace Puffy.Silo.Access;

/// <summary>Who holds a certificate, and what it allows: the organizational units (OU) of its subject say so.</summary>
/// <param name="Name">The subject.</param>
/// <param name="IsSilo">Whether it may be a silo of the cluster, which may do everything.</param>
/// <param name="Rights">What it may ask of grains.</param>
internal sealed record CertificateHolder(string Name, bool IsSilo, Rights Rights)
{
    /// <summary>The unit of a silo.</summary>
    public const string SiloUnit = "silo";

    private const string OrganizationalUnit = "2.5.4.11";

    /// <summary>Every right by the unit that gives it.</summary>
    private static readonly IReadOnlyDictionary<string, Rights> RightsByUnit = new Dictionary<string, Rights>(StringComparer.Ordinal)
    {
        ["read"] = Rights.Read,
        ["load"] = Rights.Load,
        ["erase"] = Rights.Erase,
    };

    /// <summary>The holder of a certificate.</summary>
    public static CertificateHolder Of(X509Certificate2 certificate)
    {
        var units = certificate.SubjectName.EnumerateRelativeDistinguishedNames()
            .Where(name => !name.HasMultipleElements && name.GetSingleElementType().Value == OrganizationalUnit)
            .Select(name => name.GetSingleElementValue() ?? string.Empty)
            .ToList();
        return new(
            certificate.Subject,
            units.Contains(SiloUnit),
            units.Aggregate(Rights.None, (rights, unit) => rights | RightsByUnit.GetValueOrDefault(unit)));
    }

    /// <summary>Rights as units, for a person.</summary>
    public static string UnitsOf(Rights rights) =>
        string.Join(", ", RightsByUnit.Where(unit => rights.HasFlag(unit.Value)).Select(unit => $"OU={unit.Key}"));

    /// <summary>Whether the holder has all of some rights.</summary>
    public bool Has(Rights rights) => IsSilo || (Rights & rights) == rights;
}
