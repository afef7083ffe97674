using Puffy.Analytics.RuleFiles;

namespace Puffy.Analytics.Channels;

/// <summary>Reads a rules file and refuses what it cannot mean, with the place.</summary>
internal static class ChannelRulesReader
{
    /// <summary>The rules of a file.</summary>
    /// <exception cref="InvalidChannelRulesException">The text is no rules file.</exception>
    public static ChannelRules Read(string json, string file)
    {
        using var document = RulesDocument.Parse(json, file);
        var root = new RulesJson(file, "$", document.RootElement);
        if (root.Value.TryGetProperty("user_agents", out _))
        {
            throw root.Fault("user agents have a rules file of their own; take \"user_agents\" out here, and pass rules for them with --device-rules.");
        }

        root.Object(
            "rules", "no_referrer", "lists", "vocabulary", "country_suffixes", "hosting_suffixes");

        var lists = Lists(root["lists"]);
        var suffixes = new PublicSuffixes(Suffixes(root["country_suffixes"]), Suffixes(root["hosting_suffixes"]));
        var builder = new RuleFactsBuilder(lists);
        var rules = Rules(root["rules"], builder);
        builder.ReadNoReferrer(root["no_referrer"]);
        builder.AddListedHosts();

        string[] words = [.. builder.Mediums.Keys, .. builder.Sources.Keys, .. root["vocabulary"].Texts()];
        return new ChannelRules(
            file,
            RulesFingerprint.Of(document.RootElement),
            new RuleFacts(builder, words, suffixes),
            rules,
            suffixes,
            new TagPseudonyms(words, builder.Hosts.Keys.Select(host => HostIndex.IsEveryCountry(host) ? host[..^1] + "com" : host)),
            new HostPseudonyms(builder.Hosts.Keys.SelectMany(host => InEveryCountry(host, suffixes))));
    }

    private static Dictionary<string, string[]> Lists(RulesJson lists)
    {
        var read = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (name, list) in lists.Properties())
        {
            read[name] = [.. list.Items().Select(entry => RuleEntries.IsList(entry.Text())
                ? throw entry.Fault("a list cannot hold another list; name both lists in the rule.")
                : RuleEntries.Normalise(entry))];
        }

        return read;
    }

    private static ChannelRule[] Rules(RulesJson rules, RuleFactsBuilder builder)
    {
        var items = rules.Items();
        if (items.Count == 0)
        {
            throw rules.Fault("there is no rule; the last must take what is left.");
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
                    ? "the last rule must have no \"any\", so that each session gets a channel."
                    : "only the last rule may have no \"any\"; the rules after this one could never hold.");
            }

            _ = rule["rule"].Text();
            read.Add(new ChannelRule(channel, any is { } conditions ? Alternatives(conditions, builder) : [0]));
        }

        return [.. read];
    }

    private static ulong[] Alternatives(RulesJson any, RuleFactsBuilder builder)
    {
        ulong[] read = [.. any.Items().Select(builder.Read)];
        return read.Length > 0 ? read : throw any.Fault("the list is empty, so that the rule could never hold.");
    }

    private static Channel Channel(RulesJson value)
    {
        var name = value.Text();
        return ChannelNames.TryParse(name, out var channel)
            ? channel
            : throw value.Fault($"\"{name}\" is no channel; the channels are {string.Join(", ", ChannelNames.All.Select(known => known.Name()))}.");
    }

    private static IEnumerable<string> Suffixes(RulesJson list) =>
        list.Texts().Select(suffix => suffix.Trim().Trim('.').ToLowerInvariant());

    private static IEnumerable<string> InEveryCountry(string host, PublicSuffixes suffixes) =>
        HostIndex.IsEveryCountry(host) ? suffixes.Country.Select(suffix => host[..^1] + suffix) : [host];
}
