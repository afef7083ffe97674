using System.Text.Json;
using Puffy.Analytics.PublicSuffixes;
using Puffy.Analytics.RuleFiles;

namespace Puffy.Analytics.Channels;

/// <summary>Reads a rules file and refuses invalid values, with their place.</summary>
internal static class ChannelRulesReader
{
    /// <summary>Raise it whenever the same file gets a different meaning, so that earlier results are computed again.</summary>
    private const string Meaning = "2";

    private static readonly (string Name, string Change)[] OldProperties =
    [
        ("user_agents", "Delete \"user_agents\": rules for user agents belong in their own file, given by --device-rules."),
        ("country_suffixes", "Delete \"country_suffixes\": Puffy brings the Public Suffix List."),
        ("hosting_suffixes", "Delete \"hosting_suffixes\" for the same reason; endings that the list lacks go into \"more_suffixes\"."),
    ];

    /// <summary>The rules of a file.</summary>
    /// <exception cref="InvalidRulesException">The text is not a rules file.</exception>
    public static ChannelRules Read(string json, string file)
    {
        using var document = RulesDocument.Parse(json, file);
        var root = new RulesJson(file, "$", document.RootElement);
        RefuseOldProperties(root);
        root.Object("tags", "rules", "no_referrer", "only_alone", "more_suffixes", "pages", "lists", "vocabulary");

        var lists = Lists(root["lists"]);
        var tags = TagKeys(root["tags"]);
        var suffixes = PublicSuffixList.BuiltIn.With(
            [.. root["more_suffixes"].Texts().Select(suffix => suffix.Trim().Trim('.').ToLowerInvariant())]);
        var builder = new RuleFactsBuilder(lists, root["only_alone"].Texts().Select(WordKey.Of).ToHashSet());
        var rules = Rules(root["rules"], builder);
        builder.ReadNoReferrer(root["no_referrer"]);
        builder.AddListedHosts();

        string[] hosts = [.. builder.Hosts.Keys.Where(host => host.Kind is EntryKind.Host or EntryKind.App).Select(host => host.Text).Distinct()];
        string[] names = [.. builder.Hosts.Keys.Where(host => host.Kind == EntryKind.AnySuffix).Select(host => host.Text).Distinct()];
        return new ChannelRules(
            file,
            RulesFingerprint.Of(document.RootElement, $"{Meaning};{suffixes.Fingerprint}"),
            new RuleFacts(builder, tags, suffixes),
            rules,
            [.. builder.Conditions],
            suffixes,
            new TagPseudonyms(Vocabulary(builder, root["vocabulary"]), [.. hosts, .. names.Select(name => name + ".com")]),
            new HostPseudonyms(hosts, names, Endings(suffixes)),
            root.Optional("pages") is { } pages ? ShopPages.Read(pages) : ShopPages.Usual);
    }

    /// <summary>Refuses a file of an earlier format with what to change.</summary>
    private static void RefuseOldProperties(RulesJson root)
    {
        var found = OldProperties.Where(old => root.Value.ValueKind == JsonValueKind.Object && root.Value.TryGetProperty(old.Name, out _)).ToArray();
        if (found.Length > 0)
        {
            throw root.Fault($"this file is of an earlier format. {string.Join(' ', found.Select(old => old.Change))} "
                + "Add \"tags\", \"only_alone\" and \"more_suffixes\" as in the built-in rules, which puffy channel --print-rules shows.");
        }
    }

    /// <summary>The keys of the campaign tags.</summary>
    private static Dictionary<string, TagRole> TagKeys(RulesJson tags)
    {
        tags.Object("source", "medium", "campaign");
        var keys = new Dictionary<string, TagRole>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, role) in new[] { ("source", TagRole.Source), ("medium", TagRole.Medium), ("campaign", TagRole.Campaign) })
        {
            foreach (var key in tags[name].Items())
            {
                _ = keys.TryAdd(key.Text(), role) ? true : throw key.Fault($"\"{key.Text()}\" appears here twice; a key can give only one tag.");
            }
        }

        return keys;
    }

    /// <summary>
    /// The words whose pseudonyms have their names given back: those of mediums first, then of sources, with the names of their
    /// services.
    /// </summary>
    private static string[] Vocabulary(RuleFactsBuilder builder, RulesJson more)
    {
        var entries = builder.Conditions.OrderBy(condition => condition.Name == "medium" ? 0 : 1).SelectMany(condition => condition.Entries)
            .Where(entry => entry.IsWord)
            .Distinct()
            .ToArray();
        return
        [
            .. entries.Select(entry => entry.Text),
            .. entries.Where(entry => entry.Service is { } service && WordKey.Of(service) == WordKey.Of(entry.Text)).Select(entry => entry.Service!),
            .. more.Texts(),
        ];
    }

    /// <summary>Where a name that stands under every suffix is looked for among pseudonyms.</summary>
    private static IEnumerable<string> Endings(PublicSuffixList suffixes) =>
        ["com", "net", "org", .. suffixes.Countries.SelectMany(country => new[] { country, $"co.{country}", $"com.{country}" })];

    private static Dictionary<string, ListEntry[]> Lists(RulesJson lists)
    {
        var read = new Dictionary<string, ListEntry[]>(StringComparer.Ordinal);
        foreach (var (name, list) in lists.Properties())
        {
            read[name] = [.. list.Items().SelectMany(item => RuleEntries.OfList(item, name))];
        }

        return read;
    }

    private static ChannelRule[] Rules(RulesJson rules, RuleFactsBuilder builder)
    {
        var items = rules.Items();
        if (items.Count == 0)
        {
            throw rules.Fault("the list is empty; the last rule must match every remaining session.");
        }

        var read = new List<ChannelRule>(items.Count);
        foreach (var rule in items)
        {
            rule.Object("rule", "channel", "any");
            var channel = Channel(rule["channel"]);
            var isLast = read.Count == items.Count - 1;
            var any = rule.Optional("any");
            if (any is null != isLast)
            {
                throw rule.Fault(isLast
                    ? "the last rule must not have \"any\", so that each session gets a channel."
                    : "only the last rule may lack \"any\"; the rules after this one could never match.");
            }

            read.Add(new ChannelRule(read.Count + 1, rule["rule"].Text(), channel, any is { } conditions ? Alternatives(conditions, builder) : [0]));
        }

        return [.. read];
    }

    private static ulong[] Alternatives(RulesJson any, RuleFactsBuilder builder)
    {
        ulong[] read = [.. any.Items().Select(builder.Read)];
        return read.Length > 0 ? read : throw any.Fault("the list is empty, so the rule could never match.");
    }

    private static Channel Channel(RulesJson value)
    {
        var name = value.Text();
        return ChannelNames.TryParse(name, out var channel)
            ? channel
            : throw value.Fault($"\"{name}\" is not a channel; the channels are {string.Join(", ", ChannelNames.All.Select(known => known.Name()))}.");
    }
}
