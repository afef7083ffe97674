using System.Collections.Frozen;

namespace Puffy.Analytics.Channels;

/// <summary>What a listed host makes true; bits are those of <see cref="RuleFacts"/>.</summary>
/// <param name="AsSource">Facts where the host stands in utm_source.</param>
/// <param name="AsReferrer">Facts where the host is the referrer.</param>
/// <param name="NoReferrer">Whether a visit that comes from here comes from nowhere, as from a payment provider.</param>
internal readonly record struct HostFacts(ulong AsSource, ulong AsReferrer, bool NoReferrer)
{
    public static HostFacts operator |(HostFacts left, HostFacts right) =>
        new(left.AsSource | right.AsSource, left.AsReferrer | right.AsReferrer, left.NoReferrer || right.NoReferrer);
}

/// <summary>
/// The hosts that the rules list. An entry stands for itself and every host below it; <c>google.*</c> for google under
/// every country's ending. The most specific entry decides, so mail.google.com can be mail although google.* is search.
/// </summary>
internal sealed class HostIndex
{
    private readonly FrozenDictionary<string, HostFacts>.AlternateLookup<ReadOnlySpan<char>> _hosts;
    private readonly FrozenDictionary<string, HostFacts>.AlternateLookup<ReadOnlySpan<char>> _everyCountry;
    private readonly PublicSuffixes _suffixes;

    public HostIndex(IReadOnlyDictionary<string, HostFacts> entries, PublicSuffixes suffixes)
    {
        _suffixes = suffixes;
        _hosts = entries.Where(entry => !IsEveryCountry(entry.Key))
            .ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _everyCountry = entries.Where(entry => IsEveryCountry(entry.Key))
            .ToFrozenDictionary(entry => entry.Key[..^2], entry => entry.Value, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Whether an entry stands for a name under every country's ending.</summary>
    public static bool IsEveryCountry(string entry) => entry.EndsWith(".*", StringComparison.Ordinal);

    /// <summary>The facts of the most specific entry that covers the host; nothing where none does.</summary>
    public HostFacts Find(ReadOnlySpan<char> host)
    {
        var ending = _suffixes.CountryEnding(host);
        for (var start = 0; start < host.Length;)
        {
            if (_hosts.TryGetValue(host[start..], out var facts))
            {
                return facts;
            }

            if (start < ending && _everyCountry.TryGetValue(host[start..(ending - 1)], out facts))
            {
                return facts;
            }

            var dot = host[start..].IndexOf('.');
            start = dot < 0 ? host.Length : start + dot + 1;
        }

        return default;
    }
}
