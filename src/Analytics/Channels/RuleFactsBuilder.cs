using System.Text.Json;
using System.Text.RegularExpressions;
using Puffy.Analytics.RuleFiles;

namespace Puffy.Analytics.Channels;

/// <summary>Reads the conditions of rules and gives each its fact.</summary>
internal sealed class RuleFactsBuilder(IReadOnlyDictionary<string, string[]> lists)
{
    private const string AnyHost = "any";
    private static readonly string[] Conditions = ["medium", "medium_matches", "source", "query_key", "referrer", "tagged"];
    private int _facts;

    public Dictionary<string, ulong> Mediums { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<(Regex Pattern, ulong Fact)> MediumPatterns { get; } = [];

    public Dictionary<string, ulong> Sources { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, ulong> QueryKeys { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, HostFacts> Hosts { get; } = new(StringComparer.Ordinal);

    public ulong AnyReferrer { get; private set; }

    public ulong Tagged { get; private set; }

    /// <summary>The facts that must hold together for an object of conditions to hold.</summary>
    public ulong Read(RulesJson conditions)
    {
        conditions.Object(Conditions);
        var required = 0UL;
        foreach (var (name, value) in conditions.Properties())
        {
            if (_facts == 64)
            {
                throw value.Fault("this is the 65th condition; a rules file may have 64.");
            }

            var fact = 1UL << _facts++;
            required |= fact;
            Read(name, value, fact);
        }

        return required != 0 ? required : throw conditions.Fault($"no condition; one of {string.Join(", ", Conditions)} is needed.");
    }

    /// <summary>Marks the hosts that are no referrer.</summary>
    public void ReadNoReferrer(RulesJson entries)
    {
        foreach (var (_, entry) in Expand(entries).Where(entry => RuleEntries.IsHost(entry.Text)))
        {
            Add(entry, new HostFacts(0, 0, NoReferrer: true));
        }
    }

    /// <summary>
    /// Lets hosts that no rule asks for stand in the index all the same: the longest entry decides, also where it says
    /// that a host below a listed one is nothing special.
    /// </summary>
    public void AddListedHosts()
    {
        foreach (var entry in lists.Values.SelectMany(list => list).Where(RuleEntries.IsHost))
        {
            Add(entry, default);
        }
    }

    private void Read(string condition, RulesJson value, ulong fact)
    {
        switch (condition)
        {
            case "medium":
                AddWords(Mediums, value, fact);
                break;
            case "medium_matches":
                MediumPatterns.Add((Pattern(value), fact));
                break;
            case "source":
                foreach (var (_, entry) in Expand(value))
                {
                    if (RuleEntries.IsHost(entry))
                    {
                        Add(entry, new HostFacts(fact, 0, NoReferrer: false));
                    }
                    else
                    {
                        Sources[entry] = Sources.GetValueOrDefault(entry) | fact;
                    }
                }

                break;
            case "query_key":
                AddWords(QueryKeys, value, fact);
                break;
            case "referrer":
                ReadReferrer(value, fact);
                break;
            default:
                Tagged |= value.Value.ValueKind == JsonValueKind.True ? fact : throw value.Fault("only true is allowed.");
                break;
        }
    }

    private void ReadReferrer(RulesJson value, ulong fact)
    {
        foreach (var (at, entry) in Expand(value))
        {
            if (RuleEntries.IsHost(entry))
            {
                Add(entry, new HostFacts(0, fact, NoReferrer: false));
            }
            else if (entry == AnyHost)
            {
                AnyReferrer |= fact;
            }
            else if (!RuleEntries.IsList(at.Text()))
            {
                throw at.Fault($"\"{entry}\" is no host; a host has a dot, \"{AnyHost}\" is every host, \"@name\" a list.");
            }
        }
    }

    private void AddWords(Dictionary<string, ulong> words, RulesJson value, ulong fact)
    {
        foreach (var (_, word) in Expand(value))
        {
            words[word] = words.GetValueOrDefault(word) | fact;
        }
    }

    private void Add(string host, HostFacts facts) => Hosts[host] = Hosts.GetValueOrDefault(host) | facts;

    private IEnumerable<(RulesJson At, string Text)> Expand(RulesJson entries)
    {
        foreach (var item in entries.Items())
        {
            var text = item.Text();
            if (!RuleEntries.IsList(text))
            {
                yield return (item, RuleEntries.Normalise(item));
                continue;
            }

            if (!lists.TryGetValue(text[1..], out var list))
            {
                throw item.Fault($"there is no list \"{text[1..]}\"; the lists are {string.Join(", ", lists.Keys)}.");
            }

            foreach (var entry in list)
            {
                yield return (item, entry);
            }
        }
    }

    private static Regex Pattern(RulesJson value)
    {
        try
        {
            // NonBacktracking takes time in proportion to the text, so that no medium can stall a load.
            return new Regex(value.Text(), RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            throw value.Fault($"this is no regular expression that can be used here: {fault.Message}", fault);
        }
    }
}
