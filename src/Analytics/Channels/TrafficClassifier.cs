namespace Puffy.Analytics.Channels;

/// <summary>
/// Decides where a session came from, on its first event. Thread-safe; the same input gives the same answer for as long as
/// the rules and the own domains are the same.
/// </summary>
public sealed class TrafficClassifier
{
    private static readonly char[] Encoded = ['%', '+'];
    private readonly ChannelRules _rules;
    private readonly OwnSites _ownSites;
    private readonly SharedText _texts = new();

    /// <summary>Makes a classifier.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="ownDomains">Domains of the shop besides those of its pages, such as that of a checkout elsewhere.</param>
    /// <exception cref="InvalidInputException">An own domain is not a host name.</exception>
    public TrafficClassifier(ChannelRules rules, IReadOnlyList<string> ownDomains)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(ownDomains);
        _rules = rules;
        _ownSites = new OwnSites(rules.Suffixes, ownDomains);
    }

    /// <summary>The channel of a session, with the tags and the referrer that decided it.</summary>
    /// <param name="pageUrl">page_url of the first event. Anything is accepted; what is no address has no tags.</param>
    /// <param name="referrer">Its referrer. Anything is accepted; what names no host is no referrer.</param>
    public TrafficSource Classify(string pageUrl, string referrer)
    {
        var facts = _rules.Facts;
        var tags = QueryTags.Read(pageUrl, facts);
        var source = Plain(tags.Source);
        var medium = Plain(tags.Medium);
        var campaign = AsWritten(tags.Campaign);
        var held = tags.Facts | facts.OfSource(source) | facts.OfMedium(medium);
        if (source.Length + medium.Length + campaign.Length > 0)
        {
            held |= facts.Tagged;
        }

        var host = Referrer(HostName.Of(referrer), pageUrl, out var fromReferrer);
        held |= fromReferrer;
        foreach (var rule in _rules.Rules)
        {
            if (rule.Holds(held))
            {
                return new TrafficSource(rule.Channel, source, medium, campaign, host);
            }
        }

        throw new InvalidOperationException("The last rule takes what is left; rules without one are refused when read.");
    }

    private string Referrer(ReadOnlySpan<char> host, ReadOnlySpan<char> pageUrl, out ulong facts)
    {
        facts = 0;
        if (host.IsEmpty)
        {
            return "";
        }

        var pageHost = HostName.Of(pageUrl);
        if (Pseudonym.TryParseHost(host, out var digits))
        {
            if (_ownSites.ContainsPseudonym(digits, pageHost))
            {
                return "";
            }

            host = _rules.Hosts.TryResolve(digits, out var plain) ? plain : host;
        }

        return !_ownSites.Contains(host, pageHost) && _rules.Facts.OfReferrer(host, out facts) ? _texts.Of(host) : "";
    }

    private string Plain(ReadOnlySpan<char> value) =>
        _rules.Tags.TryResolve(value, out var plain) ? plain : Decoded(value);

    /// <summary>Campaigns are names of the shop's own making, so that only the pseudonym of no name is given back.</summary>
    private string AsWritten(ReadOnlySpan<char> value) =>
        Pseudonym.TryParseTag(value, out var digits) && digits == Pseudonym.EmptyTag ? "" : Decoded(value);

    private string Decoded(ReadOnlySpan<char> value)
    {
        if (value.IndexOfAny(Encoded) < 0)
        {
            return _texts.Of(value.Trim());
        }

        return _texts.Of(Uri.UnescapeDataString(value.ToString().Replace('+', ' ')).AsSpan().Trim());
    }
}
