using Puffy.Analytics.PublicSuffixes;

namespace Puffy.Analytics.Channels;

/// <summary>
/// Distinguishes the shop's own hosts from foreign ones: those on the page's site, its registrable domain, and those under the
/// domains that the shop names itself, in plain text or as pseudonyms.
/// </summary>
internal sealed class OwnSites
{
    private readonly string[] _domains;
    private readonly HostPseudonyms _namedDomains;
    private readonly BoundedCache<Site> _sites;

    public OwnSites(PublicSuffixList suffixes, IReadOnlyList<string> ownDomains)
    {
        _domains = [.. ownDomains.Select(Domain)];
        _namedDomains = new HostPseudonyms(_domains, [], []);
        _sites = new(pageHost => new Site(pageHost, suffixes));
    }

    /// <summary>Whether a host belongs to the shop whose page it is.</summary>
    public bool Contains(ReadOnlySpan<char> host, ReadOnlySpan<char> pageHost)
    {
        if (!pageHost.IsEmpty && _sites[pageHost].Contains(host))
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
        _namedDomains.TryResolve(digits, out _) || (!pageHost.IsEmpty && _sites[pageHost].Pseudonyms.TryResolve(digits, out _));

    private static string Domain(string domain)
    {
        var host = HostName.Of(domain);
        return host.IsEmpty
            ? throw new InvalidInputException($"The own domain '{domain}' is not a host name; write it without scheme and path, such as shop.example.")
            : host.ToString();
    }

    private sealed class Site
    {
        private readonly string _domain;
        private readonly bool _isSuffix;

        public Site(string pageHost, PublicSuffixList suffixes)
        {
            _domain = suffixes.RegistrableDomain(pageHost).ToString();

            // A page at square.site itself is that of the builder, not of the shops below it.
            _isSuffix = suffixes.SuffixStart(pageHost, withPrivate: true) == 0;
            Pseudonyms = new HostPseudonyms([pageHost, _domain], [], []);
        }

        public HostPseudonyms Pseudonyms { get; }

        public bool Contains(ReadOnlySpan<char> host) => _isSuffix ? host.SequenceEqual(_domain) : HostName.IsWithin(host, _domain);
    }
}
