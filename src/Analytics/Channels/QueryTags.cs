namespace Puffy.Analytics.Channels;

/// <summary>What the query of a page's address says of the campaign.</summary>
/// <param name="source">utm_source as it stands in the address.</param>
/// <param name="medium">utm_medium.</param>
/// <param name="campaign">utm_campaign.</param>
/// <param name="facts">Facts of the keys that are there.</param>
internal readonly ref struct QueryTags(ReadOnlySpan<char> source, ReadOnlySpan<char> medium, ReadOnlySpan<char> campaign, ulong facts)
{
    /// <summary>utm_source as it stands in the address; empty where there is none.</summary>
    public ReadOnlySpan<char> Source { get; } = source;

    /// <summary>utm_medium, likewise.</summary>
    public ReadOnlySpan<char> Medium { get; } = medium;

    /// <summary>utm_campaign, likewise.</summary>
    public ReadOnlySpan<char> Campaign { get; } = campaign;

    /// <summary>Facts of the keys that are there.</summary>
    public ulong Facts { get; } = facts;

    /// <summary>
    /// Reads the query of an address. Keys match in either case; of a tag that stands there twice the first that has a
    /// value counts.
    /// </summary>
    public static QueryTags Read(ReadOnlySpan<char> address, RuleFacts rules)
    {
        var fragment = address.IndexOf('#');
        address = fragment < 0 ? address : address[..fragment];
        var start = address.IndexOf('?');
        if (start < 0)
        {
            return default;
        }

        ReadOnlySpan<char> source = default, medium = default, campaign = default;
        var facts = 0UL;
        var query = address[(start + 1)..];
        foreach (var part in query.Split('&'))
        {
            var pair = query[part];
            var equals = pair.IndexOf('=');
            var key = equals < 0 ? pair : pair[..equals];
            key = key.Contains('%') ? Uri.UnescapeDataString(key) : key;
            facts |= rules.OfQueryKey(key);
            if (equals < 0 || !key.StartsWith("utm_", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var value = pair[(equals + 1)..];
            var tag = key["utm_".Length..];
            if (source.IsEmpty && tag.Equals("source", StringComparison.OrdinalIgnoreCase))
            {
                source = value;
            }
            else if (medium.IsEmpty && tag.Equals("medium", StringComparison.OrdinalIgnoreCase))
            {
                medium = value;
            }
            else if (campaign.IsEmpty && tag.Equals("campaign", StringComparison.OrdinalIgnoreCase))
            {
                campaign = value;
            }
        }

        return new QueryTags(source, medium, campaign, facts);
    }
}
