namespace Puffy.Analytics.Channels;

/// <summary>Explains where a visit was read differently from its text in the export.</summary>
internal static class ReadingNotes
{
    /// <summary>The notes on a visit, one sentence each.</summary>
    public static IEnumerable<string> Of(ChannelRules rules, RuleInput visit, string pageUrl, string referrer)
    {
        var tags = QueryTags.Read(pageUrl, rules.Facts);
        string?[] notes =
        [
            Tag("source", tags.Source, visit.Source),
            Tag("medium", tags.Medium, visit.Medium),
            Tag("campaign", tags.Campaign, visit.Campaign),
            Hidden(visit, referrer),
            Unused(visit, referrer),
        ];
        return notes.OfType<string>();
    }

    private static string? Tag(string name, ReadOnlySpan<char> raw, string text) =>
        raw.IsEmpty ? null
        : text.Length == 0 ? $"The {name} \"{raw}\" counts as missing."
        : text != TagValue.Decode(raw) ? $"The {name} {raw} is the pseudonym of \"{text}\"."
        : null;

    private static string? Hidden(RuleInput visit, string referrer)
    {
        var host = HostName.Of(referrer);
        return visit.Referrer is { } read && !host.SequenceEqual(read.Host)
            ? $"The referrer {host} is the pseudonym of {read.Host}."
            : null;
    }

    private static string? Unused(RuleInput visit, string referrer) => visit.ReferrerUse switch
    {
        ReferrerUse.OwnSite => $"The referrer {visit.Referrer!.Host} does not count: it is the shop's own.",
        ReferrerUse.Ignored => visit.Referrer!.Facts.Entry is { List: { } list } entry
            ? $"The referrer {visit.Referrer.Host} does not count: {entry.Service ?? entry.Text} in {list}."
            : $"The referrer {visit.Referrer.Host} does not count: the rules list it under no_referrer.",
        ReferrerUse.None when !string.IsNullOrWhiteSpace(referrer) => $"The referrer \"{referrer}\" is not the address of a website or app.",
        _ => null,
    };
}
