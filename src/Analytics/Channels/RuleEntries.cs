using System.Text.RegularExpressions;
using Puffy.Analytics.RuleFiles;

namespace Puffy.Analytics.Channels;

/// <summary>Reads the entries of lists and rules.</summary>
internal static class RuleEntries
{
    private const string AnySuffixEnd = ".*";

    private static readonly (string Property, EntryKind Kind)[] Kinds =
    [
        ("hosts", EntryKind.Host), ("any_suffix", EntryKind.AnySuffix), ("labels", EntryKind.Label), ("apps", EntryKind.App),
        ("words", EntryKind.Word), ("ad_words", EntryKind.AdWord), ("keys", EntryKind.Key),
    ];

    /// <summary><c>@name</c> stands for the entries of a list.</summary>
    public static bool IsList(string entry) => entry.StartsWith('@');

    /// <summary>The entries of a list's item: a plain text, or a service with entries of several kinds.</summary>
    public static IEnumerable<ListEntry> OfList(RulesJson item, string list)
    {
        if (item.IsText)
        {
            yield return IsList(item.Text())
                ? throw item.Fault("a list cannot hold another list; name both lists in the rule.")
                : Plain(item, list);
            yield break;
        }

        item.Object(["name", .. Kinds.Select(kind => kind.Property)]);
        var service = item["name"].Text();
        foreach (var (property, kind) in Kinds)
        {
            foreach (var entry in item.Optional(property)?.Items() ?? [])
            {
                yield return new ListEntry(kind, Normalise(entry, kind), list, service);
            }
        }
    }

    /// <summary>A plain text: a host where it has a dot and no space, a name under every suffix where it ends in <c>.*</c>, else a word.</summary>
    public static ListEntry Plain(RulesJson entry, string? list = null)
    {
        var text = entry.Text().Trim();
        return text.EndsWith(AnySuffixEnd, StringComparison.Ordinal)
            ? new ListEntry(EntryKind.AnySuffix, Host(entry, text[..^AnySuffixEnd.Length] + ".com")[..^".com".Length], list)
            : text.Contains('.', StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal)
                ? new ListEntry(EntryKind.Host, Host(entry, text), list)
                : new ListEntry(EntryKind.Plain, text, list);
    }

    /// <summary>A regular expression that takes time in proportion to the text, so that no input can stall a load.</summary>
    public static Regex Pattern(RulesJson value)
    {
        try
        {
            return new Regex(value.Text(), RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            throw value.Fault($"this regular expression cannot be used here: {fault.Message}", fault);
        }
    }

    private static string Normalise(RulesJson entry, EntryKind kind) => kind switch
    {
        EntryKind.Host or EntryKind.App => Host(entry, entry.Text().Trim()),
        EntryKind.AnySuffix => Host(entry, entry.Text().Trim() + ".com")[..^".com".Length],
        EntryKind.Label => Pattern(entry).ToString(),
        _ => entry.Text().Trim(),
    };

    private static string Host(RulesJson entry, string text)
    {
        var host = HostName.Of(text);
        return host.IsEmpty || text.Contains('/', StringComparison.Ordinal)
            ? throw entry.Fault($"\"{entry.Text()}\" is not a host; write it as facebook.com, or as google.* for every public suffix.")
            : host.ToString();
    }
}
