using System.Collections.Frozen;

namespace Puffy.Analytics.Channels;

/// <summary>
/// Endings of host names below which anybody can register a name, to tell whose a host is. Every single label is one;
/// those of several labels are listed in the rules: country endings such as <c>co.uk</c>, and hosting services such as
/// <c>myshopify.com</c>, below which each name is another shop.
/// </summary>
internal sealed class PublicSuffixes
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _country;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _hosting;

    public PublicSuffixes(IEnumerable<string> country, IEnumerable<string> hosting)
    {
        Country = [.. country];
        _country = Country.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _hosting = hosting.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The country endings, those of one label included.</summary>
    public IReadOnlyList<string> Country { get; }

    /// <summary>The domain that was registered: checkout.shop.co.uk gives shop.co.uk. An address gives itself.</summary>
    public ReadOnlySpan<char> RegistrableDomain(ReadOnlySpan<char> host)
    {
        var last = host.LastIndexOf('.');
        if (last < 0 || host[0] == '[' || char.IsAsciiDigit(host[^1]))
        {
            return host;
        }

        var domain = LastLabels(host, last);
        while (domain.Length < host.Length && (_country.Contains(domain) || _hosting.Contains(domain)))
        {
            domain = LastLabels(host, host.Length - domain.Length - 1);
        }

        return domain;
    }

    /// <summary>Where the country ending of a host starts: 7 for google.co.uk, 7 for google.de.</summary>
    public int CountryEnding(ReadOnlySpan<char> host)
    {
        var last = host.LastIndexOf('.');
        if (last < 0)
        {
            return 0;
        }

        var two = LastLabels(host, last);
        return host.Length - (_country.Contains(two) ? two.Length : host.Length - last - 1);
    }

    /// <summary>What follows the last dot before <paramref name="end"/>.</summary>
    private static ReadOnlySpan<char> LastLabels(ReadOnlySpan<char> host, int end) =>
        host[(host[..end].LastIndexOf('.') + 1)..];
}
