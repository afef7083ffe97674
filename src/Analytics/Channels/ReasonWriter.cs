namespace Puffy.Analytics.Channels;

/// <summary>Writes in a sentence why a condition holds for a visit.</summary>
internal sealed class ReasonWriter(ChannelRules rules, RuleInput visit, string pageUrl)
{
    /// <summary>Why a condition holds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such condition.</exception>
    public string Sentence(Condition condition) => condition.Name switch
    {
        "medium" => $"The medium \"{visit.Medium}\" is {Owner(WordIn(condition, visit.Medium), "one of its words")}.",
        "medium_matches" => $"The medium \"{visit.Medium}\" matches {condition.Text}.",
        "source" => Source(condition),
        "source_begins" => Beginning(condition),
        "source_ad" => $"The source \"{visit.Source}\" is {Owner(WordIn(condition, visit.Source), "a word for an advertisement")}, as a word for an advertisement.",
        "query_key" => Key(condition),
        "referrer" => Referrer(condition),
        "tagged" => $"The address has a campaign tag: {Tags()}.",
        "lacks" => $"The address lacks {condition.Text}.",
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.Name, "No such condition."),
    };

    private static ListEntry? WordIn(Condition condition, string value)
    {
        var key = WordKey.Of(value);
        return Array.Find(condition.Entries, entry => entry.IsWord && WordKey.Of(entry.Text) == key);
    }

    private static string Owner(ListEntry? entry, string otherwise) => entry switch
    {
        { List: { } list, Service: { } service } => $"{service} in {list}",
        { List: { } list } => $"\"{entry.Text}\" in {list}",
        _ => otherwise,
    };

    private static string Covered(ListEntry entry) => entry.Kind switch
    {
        EntryKind.AnySuffix => $"\"{entry.Text}\" under every public suffix",
        EntryKind.Label => $"the first label matches {entry.Text}",
        _ => $"\"{entry.Text}\"",
    };

    private string Source(Condition condition)
    {
        if (WordIn(condition, visit.Source) is { } word)
        {
            return $"The source \"{visit.Source}\" is {Owner(word, "one of its words")}.";
        }

        var entry = rules.Facts.OfHost(HostName.Of(visit.Source)).Entry!;
        return $"The source \"{visit.Source}\" is a host of {Owner(entry, "the rule")} ({Covered(entry)}).";
    }

    private string Beginning(Condition condition)
    {
        var beginnings = WordKey.OfBeginnings(visit.Source).ToHashSet(StringComparer.Ordinal);
        var word = Array.Find(condition.Entries, entry => entry.IsWord && beginnings.Contains(WordKey.Of(entry.Text)));
        return $"The source \"{visit.Source}\" begins with \"{word!.Text}\": {Owner(word, "one of its words")}.";
    }

    private string Key(Condition condition)
    {
        var found = new List<string>();
        _ = QueryTags.Read(pageUrl, rules.Facts, found);
        var key = found.First(name => (rules.Facts.OfQueryKey(name).Facts & condition.Fact) != 0);
        var entry = Array.Find(condition.Entries, entry => entry.IsKey && entry.Text.Equals(key, StringComparison.OrdinalIgnoreCase));
        return $"The address has the key \"{key}\": {Owner(entry, "one of its keys")}.";
    }

    private string Referrer(Condition condition)
    {
        var host = visit.Referrer!;
        return (host.Facts.AsReferrer & condition.Fact) != 0 && host.Facts.Entry is { } entry
            ? $"The referrer {host.Host} is a host of {Owner(entry, "the rule")} ({Covered(entry)})."
            : $"The referrer {host.Host} is another site.";
    }

    private string Tags() => string.Join(", ", new[] { ("source", visit.Source), ("medium", visit.Medium), ("campaign", visit.Campaign) }
        .Where(tag => tag.Item2.Length > 0)
        .Select(tag => $"{tag.Item1} \"{tag.Item2}\""));
}
