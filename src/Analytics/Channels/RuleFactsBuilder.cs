using System.Text.Json;
using System.Text.RegularExpressions;
using Puffy.Analytics.RuleFiles;

namespace Puffy.Analytics.Channels;

/// <summary>Reads the conditions of rules and gives each its fact. Equal conditions share one.</summary>
internal sealed class RuleFactsBuilder(IReadOnlyDictionary<string, ListEntry[]> lists, IReadOnlySet<string> onlyAlone)
{
    private const string AnyHost = "any";
    private static readonly string[] Names =
        ["medium", "medium_matches", "source", "source_begins", "source_ad", "query_key", "referrer", "tagged", "lacks"];

    private static readonly string[] Tags = ["source", "medium", "campaign"];
    private readonly Dictionary<string, Condition> _conditions = new(StringComparer.Ordinal);

    public Dictionary<string, ulong> Mediums { get; } = new(StringComparer.Ordinal);

    public List<(Regex Pattern, ulong Fact)> MediumPatterns { get; } = [];

    public Dictionary<string, ulong> Sources { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ulong> SourceBeginnings { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ulong> QueryKeys { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<ListEntry, HostFacts> Hosts { get; } = [];

    public List<(bool Source, bool Medium, bool Campaign, ulong Fact)> Lacking { get; } = [];

    public ulong AnyReferrer { get; private set; }

    public ulong Tagged { get; private set; }

    public IEnumerable<Condition> Conditions => _conditions.Values;

    /// <summary>The facts that must hold together for an object of conditions to hold.</summary>
    public ulong Read(RulesJson conditions)
    {
        conditions.Object(Names);
        var required = 0UL;
        foreach (var (name, value) in conditions.Properties())
        {
            var text = $"{name}: {value.Value.GetRawText()}";
            if (!_conditions.TryGetValue(text, out var condition))
            {
                condition = _conditions.Count < 64
                    ? Read(name, value, 1UL << _conditions.Count)
                    : throw value.Fault("this is the 65th condition; a rules file may have 64 different ones.");
                _conditions[text] = condition;
            }

            required |= condition.Fact;
        }

        return required != 0 ? required : throw conditions.Fault($"a condition is missing; give one of {string.Join(", ", Names)}.");
    }

    /// <summary>Marks the hosts that do not count as referrers.</summary>
    public void ReadNoReferrer(RulesJson entries)
    {
        foreach (var entry in Expand(entries).Where(entry => entry.IsHost))
        {
            Add(entry, new HostFacts(0, 0, NoReferrer: true, entry));
        }
    }

    /// <summary>
    /// Lets hosts that no rule asks for stand in the index all the same: the longest entry decides, also where it says
    /// that a host below a listed one is nothing special.
    /// </summary>
    public void AddListedHosts()
    {
        foreach (var entry in lists.Values.SelectMany(list => list).Where(entry => entry.IsHost))
        {
            Add(entry, new HostFacts(0, 0, NoReferrer: false, entry));
        }
    }

    private Condition Read(string name, RulesJson value, ulong fact)
    {
        switch (name)
        {
            case "medium_matches":
                MediumPatterns.Add((RuleEntries.Pattern(value), fact));
                return new Condition(name, fact, [], value.Text());
            case "tagged":
                Tagged |= value.Value.ValueKind == JsonValueKind.True ? fact : throw value.Fault("only true is allowed.");
                return new Condition(name, fact, [], string.Empty);
            case "lacks":
                return ReadLacks(value, fact);
            default:
                var entries = Expand(value).ToArray();
                ReadEntries(name, value, entries, fact);
                return new Condition(name, fact, entries, string.Empty);
        }
    }

    private void ReadEntries(string name, RulesJson value, ListEntry[] entries, ulong fact)
    {
        switch (name)
        {
            case "medium":
                // A medium with a dot is still a word, not a host.
                AddWords(Mediums, entries.Where(entry => entry.IsWord || entry is { Kind: EntryKind.Host, List: null }), fact);
                break;
            case "source":
                AddWords(Sources, entries.Where(entry => entry.IsWord), fact);
                AddHosts(entries, entry => new HostFacts(fact, 0, NoReferrer: false, entry));
                break;
            case "source_begins":
                AddWords(SourceBeginnings, entries.Where(entry => entry.IsWord && !onlyAlone.Contains(WordKey.Of(entry.Text))), fact);
                break;
            case "source_ad":
                AddWords(Sources, entries.Where(entry => entry.Kind is EntryKind.AdWord or EntryKind.Plain), fact);
                break;
            case "query_key":
                foreach (var key in entries.Where(entry => entry.IsKey))
                {
                    QueryKeys[key.Text] = QueryKeys.GetValueOrDefault(key.Text) | fact;
                }

                break;
            default:
                ReadReferrer(value, entries, fact);
                break;
        }
    }

    private Condition ReadLacks(RulesJson value, ulong fact)
    {
        var tags = value.Items().Select(tag => Tags.Contains(tag.Text())
            ? tag.Text()
            : throw tag.Fault($"\"{tag.Text()}\" is not a tag; the tags are {string.Join(", ", Tags)}.")).ToArray();
        if (tags.Length == 0)
        {
            throw value.Fault($"the list is empty; name one of {string.Join(", ", Tags)}.");
        }

        Lacking.Add((tags.Contains("source"), tags.Contains("medium"), tags.Contains("campaign"), fact));
        return new Condition("lacks", fact, [], string.Join(", ", tags));
    }

    private void ReadReferrer(RulesJson value, ListEntry[] entries, ulong fact)
    {
        AddHosts(entries, entry => new HostFacts(0, fact, NoReferrer: false, entry));
        foreach (var at in value.Items().Where(item => !RuleEntries.IsList(item.Text())))
        {
            var entry = RuleEntries.Plain(at);
            AnyReferrer |= entry.Text == AnyHost ? fact : 0;
            if (!entry.IsHost && entry.Text != AnyHost)
            {
                throw at.Fault($"\"{entry.Text}\" is not a host; a host has a dot, \"{AnyHost}\" is every host, \"@name\" a list.");
            }
        }
    }

    private static void AddWords(Dictionary<string, ulong> words, IEnumerable<ListEntry> entries, ulong fact)
    {
        foreach (var entry in entries)
        {
            var key = WordKey.Of(entry.Text);
            words[key] = words.GetValueOrDefault(key) | fact;
        }
    }

    private void AddHosts(IEnumerable<ListEntry> entries, Func<ListEntry, HostFacts> facts)
    {
        foreach (var entry in entries.Where(entry => entry.IsHost))
        {
            Add(entry, facts(entry));
        }
    }

    private void Add(ListEntry host, HostFacts facts) => Hosts[host] = Hosts.GetValueOrDefault(host) | facts;

    private IEnumerable<ListEntry> Expand(RulesJson entries)
    {
        foreach (var item in entries.Items())
        {
            var text = item.Text();
            if (!RuleEntries.IsList(text))
            {
                yield return RuleEntries.Plain(item);
                continue;
            }

            if (!lists.TryGetValue(text[1..], out var list))
            {
                throw item.Fault($"the list \"{text[1..]}\" does not exist; the lists are {string.Join(", ", lists.Keys)}.");
            }

            foreach (var entry in list)
            {
                yield return entry;
            }
        }
    }
}
