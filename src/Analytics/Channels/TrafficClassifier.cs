namespace Puffy.Analytics.Channels;

/// <summary>
/// Decides where a session came from, on one of its events. Thread-safe; the same input gives the same answer for as long as
/// the rules and the own domains are the same.
/// </summary>
public sealed class TrafficClassifier
{
    private static readonly ReadTag NoTag = new(string.Empty, 0);

    private readonly ChannelRules _rules;
    private readonly OwnSites _ownSites;
    private readonly BoundedCache<ReadTag> _sources;
    private readonly BoundedCache<ReadTag> _mediums;
    private readonly BoundedCache<ReadTag> _campaigns;
    private readonly BoundedCache<ListedHost> _hosts;

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
        _sources = new(value => Read(value, rules.Facts.OfSource));
        _mediums = new(value => Read(value, rules.Facts.OfMedium));
        _campaigns = new(Campaign);
        _hosts = new(host => new ListedHost(host, rules.Facts.OfHost(host)));
    }

    /// <summary>The rules.</summary>
    internal ChannelRules Rules => _rules;

    /// <summary>The channel of a session, with the tags and the referrer that decided it.</summary>
    /// <param name="pageUrl">page_url of the event. Any text is accepted; only an address can have tags.</param>
    /// <param name="referrer">Its referrer. Any text is accepted; only a text with a host counts as a referrer.</param>
    public TrafficSource Classify(string pageUrl, string referrer)
    {
        var visit = Read(pageUrl, referrer);
        var (rule, _) = Decide(visit);
        var host = visit.ReferrerUse == ReferrerUse.Counts ? visit.Referrer!.Host : string.Empty;
        return new TrafficSource(rule.Channel, visit.Source, visit.Medium, visit.Campaign, host);
    }

    /// <summary>What the rules are asked about an event.</summary>
    internal RuleInput Read(string pageUrl, string referrer)
    {
        var tags = QueryTags.Read(pageUrl, _rules.Facts);
        var source = tags.Source.IsEmpty ? NoTag : _sources[tags.Source];
        var medium = tags.Medium.IsEmpty ? NoTag : _mediums[tags.Medium];
        var campaign = tags.Campaign.IsEmpty ? NoTag : _campaigns[tags.Campaign];
        var facts = tags.Facts | source.Facts | medium.Facts
            | _rules.Facts.OfTags(source.Text.Length > 0, medium.Text.Length > 0, campaign.Text.Length > 0);
        var host = ReadReferrer(HostName.Of(referrer), pageUrl, out var use);
        facts |= use == ReferrerUse.Counts ? _rules.Facts.OfReferrer(host!.Facts) : 0;
        return new RuleInput(source.Text, medium.Text, campaign.Text, host, use, facts);
    }

    /// <summary>The first rule that holds for a visit, and the facts for which it does.</summary>
    internal (ChannelRule Rule, ulong Alternative) Decide(RuleInput visit)
    {
        foreach (var rule in _rules.Rules)
        {
            if (rule.Holds(visit.Facts, out var alternative))
            {
                return (rule, alternative);
            }
        }

        throw new InvalidOperationException("The last rule matches every remaining session; the reader refuses rules without one.");
    }

    private ListedHost? ReadReferrer(ReadOnlySpan<char> host, ReadOnlySpan<char> pageUrl, out ReferrerUse use)
    {
        use = ReferrerUse.None;
        if (host.IsEmpty)
        {
            return null;
        }

        var pageHost = HostName.Of(pageUrl);
        var isPseudonym = Pseudonym.TryParseHost(host, out var digits);
        var isOwn = isPseudonym && _ownSites.ContainsPseudonym(digits, pageHost);
        var listed = _hosts[isPseudonym && !isOwn && _rules.Hosts.TryResolve(digits, out var plain) ? plain : host];
        use = isOwn || _ownSites.Contains(listed.Host, pageHost) ? ReferrerUse.OwnSite
            : listed.Facts.NoReferrer ? ReferrerUse.Ignored
            : ReferrerUse.Counts;
        return listed;
    }

    private ReadTag Read(string value, Func<string, ulong> facts)
    {
        var text = _rules.Tags.TryResolve(value, out var plain) ? plain : TagValue.Decode(value);
        return TagValue.IsMissing(text) || TagValue.IsMissing(value) ? NoTag : new ReadTag(text, facts(text));
    }

    /// <summary>The shop makes up its campaign names, so only the pseudonyms of missing values can be resolved.</summary>
    private ReadTag Campaign(string value)
    {
        var text = TagValue.Decode(value);
        var isMissing = TagValue.IsMissing(text) || TagValue.IsMissing(value)
            || (_rules.Tags.TryResolve(value, out var plain) && TagValue.IsMissing(plain));
        return isMissing ? NoTag : new ReadTag(text, 0);
    }
}
