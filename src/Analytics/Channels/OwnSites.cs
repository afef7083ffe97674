using System.Collections.Concurrent;

namespace Puffy.Analytics.Channels;

/// <summary>
/// Tells the shop's own hosts from foreign ones: those under the page's registrable domain, and those under the domains
/// that the shop names itself, in plain text or as pseudonyms.
/// </summary>
internal sealed class OwnSites
{
    private const int MostPageHosts = 256;
    private readonly PublicSuffixes _suffixes;
    private readonly string[] _domains;
    private readonly HostPseudonyms _namedDomains;
    private readonly ConcurrentDictionary<string, HostPseudonyms> _ofPages = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HostPseudonyms>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public OwnSites(PublicSuffixes suffixes, IReadOnlyList<string> ownDomains)
    {
        _suffixes = suffixes;
        _domains = [.. ownDomains.Select(Domain)];
        _namedDomains = new HostPseudonyms(_domains);
        _bySpan = _ofPages.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Whether a host belongs to the shop whose page it is.</summary>
    public bool Contains(ReadOnlySpan<char> host, ReadOnlySpan<char> pageHost)
    {
        if (HostName.IsWithin(host, _suffixes.RegistrableDomain(pageHost)))
        {
            return true;
        }

        foreach (var domain in _domains)
        {
            if (HostName.IsWithin(host, domain))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the digits of a pseudonymised host stand for one that belongs to the shop.</summary>
    public bool ContainsPseudonym(uint digits, ReadOnlySpan<char> pageHost) =>
        _namedDomains.TryResolve(digits, out _) || (!pageHost.IsEmpty && OfPage(pageHost).TryResolve(digits, out _));

    private HostPseudonyms OfPage(ReadOnlySpan<char> pageHost)
    {
        if (_bySpan.TryGetValue(pageHost, out var known))
        {
            return known;
        }

        var made = new HostPseudonyms([pageHost.ToString(), _suffixes.RegistrableDomain(pageHost).ToString()]);

        // A shop has a few hosts; made-up ones in an export must not fill the memory.
        if (_ofPages.Count < MostPageHosts)
        {
            _bySpan[pageHost] = made;
        }

        return made;
    }

    private static string Domain(string domain)
    {
        var host = HostName.Of(domain);
        return host.IsEmpty
            ? throw new InvalidInputException($"The own domain '{domain}' is not a host name; write it without scheme and path, such as shop.example.")
            : host.ToString();
    }
}
