using System.Buffers;

namespace Puffy.Analytics.Channels;

/// <summary>What the query of a page's address says of the campaign. Values are as they stand in the address.</summary>
internal ref struct QueryTags
{
    private static readonly SearchValues<char> Separators = SearchValues.Create("&;?");

    /// <summary>The source; empty where there is none.</summary>
    public ReadOnlySpan<char> Source { get; private set; }

    /// <summary>The medium, likewise.</summary>
    public ReadOnlySpan<char> Medium { get; private set; }

    /// <summary>The campaign, likewise.</summary>
    public ReadOnlySpan<char> Campaign { get; private set; }

    /// <summary>Facts of the keys that are there.</summary>
    public ulong Facts { get; private set; }

    /// <summary>
    /// Reads the query of an address and, where the query has no tag, its fragment: single-page shops move tags there. An
    /// <c>&amp;</c> that a template escaped, a second <c>?</c> and <c>;</c> separate like <c>&amp;</c>. Keys match in either case; of a
    /// tag that stands there twice the first that has a value counts.
    /// </summary>
    /// <param name="address">page_url.</param>
    /// <param name="rules">Knows the keys.</param>
    /// <param name="found">Gets every key that has a meaning, where given.</param>
    public static QueryTags Read(ReadOnlySpan<char> address, RuleFacts rules, List<string>? found = null)
    {
        QueryTags tags = default;
        var hash = FragmentStart(address);
        var page = address[..hash];
        var start = page.IndexOf('?');
        if (start >= 0)
        {
            tags.Scan(page[(start + 1)..], rules, found);
        }

        if (hash < address.Length && tags.Source.IsEmpty && tags.Medium.IsEmpty && tags.Campaign.IsEmpty)
        {
            tags.Scan(address[(hash + 1)..], rules, found);
        }

        return tags;
    }

    /// <summary>The first <c>#</c> that is not part of an escaped <c>&amp;</c>, such as <c>&amp;#38;</c>; the end where there is none.</summary>
    private static int FragmentStart(ReadOnlySpan<char> address)
    {
        for (var at = address.IndexOf('#'); at >= 0;)
        {
            var rest = address[(at + 1)..];
            var isEscape = at > 0 && address[at - 1] == '&'
                && (rest.StartsWith("38;", StringComparison.Ordinal) || rest.StartsWith("038;", StringComparison.Ordinal)
                    || rest.StartsWith("x26;", StringComparison.OrdinalIgnoreCase));
            if (!isEscape)
            {
                return at;
            }

            var next = rest.IndexOf('#');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return address.Length;
    }

    private void Scan(ReadOnlySpan<char> query, RuleFacts rules, List<string>? found)
    {
        foreach (var part in query.SplitAny(Separators))
        {
            var pair = query[part];
            var equals = pair.IndexOf('=');
            var key = (equals < 0 ? pair : pair[..equals]).Trim();
            key = key.Contains('%') ? Uri.UnescapeDataString(key).AsSpan().Trim() : key;
            var meaning = rules.OfQueryKey(key);
            Facts |= meaning.Facts;
            if (meaning != default)
            {
                found?.Add(key.ToString());
            }

            if (meaning.Role != TagRole.None && equals >= 0)
            {
                Take(meaning.Role, pair[(equals + 1)..].Trim());
            }
        }
    }

    private void Take(TagRole role, ReadOnlySpan<char> value)
    {
        switch (role)
        {
            case TagRole.Source when Source.IsEmpty:
                Source = value;
                break;
            case TagRole.Medium when Medium.IsEmpty:
                Medium = value;
                break;
            case TagRole.Campaign when Campaign.IsEmpty:
                Campaign = value;
                break;
        }
    }
}
