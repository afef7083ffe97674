using System.Collections.Frozen;
using System.Text.RegularExpressions;

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
    private readonly FrozenDictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> _queryKeys;
    private readonly HostIndex _hosts;
    private readonly ulong _anyReferrer;

    public RuleFacts(RuleFactsBuilder built, IEnumerable<string> vocabulary, PublicSuffixes suffixes)
    {
        _mediumPatterns = [.. built.MediumPatterns];
        _sources = built.Sources.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _queryKeys = built.QueryKeys.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        _hosts = new HostIndex(built.Hosts, suffixes);
        _anyReferrer = built.AnyReferrer;
        Tagged = built.Tagged;

        // The patterns are asked about the whole vocabulary here, so that a visit with a known medium asks none.
        _mediums = vocabulary.Concat(built.Mediums.Keys)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(word => word, word => built.Mediums.GetValueOrDefault(word) | MatchPatterns(word), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Facts of a visit with any campaign tag.</summary>
    public ulong Tagged { get; }

    /// <summary>Facts of a key that stands in the query.</summary>
    public ulong OfQueryKey(ReadOnlySpan<char> key) => _queryKeys.TryGetValue(key, out var facts) ? facts : 0;

    /// <summary>Facts of utm_medium, in plain text.</summary>
    public ulong OfMedium(string medium) =>
        medium.Length == 0 ? 0 : _mediums.TryGetValue(medium, out var facts) ? facts : MatchPatterns(medium);

    /// <summary>Facts of utm_source, in plain text.</summary>
    public ulong OfSource(string source)
    {
        if (source.Length == 0)
        {
            return 0;
        }

        if (_sources.TryGetValue(source, out var facts))
        {
            return facts;
        }

        var host = HostName.Of(source);
        return host.IsEmpty ? 0 : _hosts.Find(host).AsSource;
    }

    /// <summary>Facts of the referrer's host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="facts">What holds of it.</param>
    /// <returns>False where the host counts as no referrer.</returns>
    public bool OfReferrer(ReadOnlySpan<char> host, out ulong facts)
    {
        var found = _hosts.Find(host);
        facts = found.NoReferrer ? 0 : found.AsReferrer | _anyReferrer;
        return !found.NoReferrer;
    }

    private ulong MatchPatterns(string medium)
    {
        var facts = 0UL;
        foreach (var (pattern, fact) in _mediumPatterns)
        {
            facts |= pattern.IsMatch(medium) ? fact : 0;
        }

        return facts;
    }
}
