using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Puffy.Analytics.PublicSuffixes;

namespace Puffy.Analytics.Channels;

/// <summary>
/// What the rules ask about a visit. Each condition of the rules is one bit, and a visit is the set of the conditions that
/// hold, so that a rule is decided by one comparison and each input is looked up once, however many rules ask for it.
/// </summary>
internal sealed class RuleFacts
{
    private readonly FrozenDictionary<string, ulong> _mediums;
    private readonly (Regex Pattern, ulong Fact)[] _mediumPatterns;
    private readonly FrozenDictionary<string, ulong> _sources;
    private readonly FrozenDictionary<string, ulong> _sourceBeginnings;
    private readonly FrozenDictionary<string, QueryKey>.AlternateLookup<ReadOnlySpan<char>> _queryKeys;
    private readonly HostIndex _hosts;
    private readonly ulong[] _lacking;
    private readonly ulong _anyReferrer;
    private readonly ulong _tagged;

    public RuleFacts(RuleFactsBuilder built, IReadOnlyDictionary<string, TagRole> tags, PublicSuffixList suffixes)
    {
        _mediums = built.Mediums.ToFrozenDictionary(StringComparer.Ordinal);
        _mediumPatterns = [.. built.MediumPatterns];
        _sources = built.Sources.ToFrozenDictionary(StringComparer.Ordinal);
        _sourceBeginnings = built.SourceBeginnings.ToFrozenDictionary(StringComparer.Ordinal);
        _queryKeys = built.QueryKeys.Keys.Union(tags.Keys, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(key => key, key => new QueryKey(tags.GetValueOrDefault(key), built.QueryKeys.GetValueOrDefault(key)), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _hosts = new HostIndex(built.Hosts, suffixes);
        _anyReferrer = built.AnyReferrer;
        _tagged = built.Tagged;
        _lacking = [.. Enumerable.Range(0, 8).Select(given => built.Lacking
            .Where(lack => !(lack.Source && (given & 1) != 0) && !(lack.Medium && (given & 2) != 0) && !(lack.Campaign && (given & 4) != 0))
            .Aggregate(0UL, (facts, lack) => facts | lack.Fact))];
    }

    /// <summary>What a key of the query means.</summary>
    public QueryKey OfQueryKey(ReadOnlySpan<char> key) => _queryKeys.TryGetValue(key, out var meaning) ? meaning : default;

    /// <summary>Facts of a medium in plain text.</summary>
    public ulong OfMedium(string medium)
    {
        if (medium.Length == 0)
        {
            return 0;
        }

        var facts = _mediums.GetValueOrDefault(WordKey.Of(medium));
        foreach (var (pattern, fact) in _mediumPatterns)
        {
            facts |= pattern.IsMatch(medium) ? fact : 0;
        }

        return facts;
    }

    /// <summary>Facts of a source in plain text.</summary>
    public ulong OfSource(string source)
    {
        if (source.Length == 0)
        {
            return 0;
        }

        var facts = _sources.GetValueOrDefault(WordKey.Of(source));
        foreach (var beginning in WordKey.OfBeginnings(source))
        {
            facts |= _sourceBeginnings.GetValueOrDefault(beginning);
        }

        return facts | OfHost(HostName.Of(source)).AsSource;
    }

    /// <summary>Facts of a host from the lists; empty if no list has it.</summary>
    public HostFacts OfHost(ReadOnlySpan<char> host) => host.IsEmpty ? default : _hosts.Find(host);

    /// <summary>Facts of a referrer on another site.</summary>
    public ulong OfReferrer(HostFacts host) => host.AsReferrer | _anyReferrer;

    /// <summary>Facts that say which tags have a value.</summary>
    public ulong OfTags(bool source, bool medium, bool campaign) =>
        _lacking[(source ? 1 : 0) | (medium ? 2 : 0) | (campaign ? 4 : 0)] | (source || medium || campaign ? _tagged : 0);
}
