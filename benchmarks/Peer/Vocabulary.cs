using System.Text.Json;

namespace Puffy.Benchmarks.Peer;

/// <summary>Makes tables of the channel rules' lists and of the Public Suffix List, for the rules that 3-channels.sql writes out.</summary>
internal static class Vocabulary
{
    private static readonly string[] RuleWords =
    [
        "sms", "text", "text message", "email", "newsletter", "affiliate", "affiliates", "partner", "partners", "partnership", "partnerships",
        "display", "banner", "cpm", "interstitial", "expandable", "social", "social network", "social media", "sm", "organic", "referral", "app", "link",
    ];

    /// <summary>Makes the tables that classify tags and hosts.</summary>
    public static void Create(Database database)
    {
        using var rules = Resources.Json("channel-rules.json");
        var root = rules.RootElement;
        var services = root.GetProperty("lists").EnumerateObject()
            .SelectMany(list => list.Value.EnumerateArray(), (list, service) => (List: list.Name, Service: service))
            .ToList();
        var words = Entries("words").Concat(Entries("ad_words")).ToList();
        var hosts = Entries("hosts").Concat(Entries("apps")).ToList();
        var suffixed = Entries("any_suffix").ToList();
        Fill(database, "words(list VARCHAR, word VARCHAR)", words.Select(item => new[] { item.List, Pseudonyms.Key(item.Entry) }));
        Fill(database, "ad_words(list VARCHAR, word VARCHAR)", Entries("ad_words").Select(item => new[] { item.List, Pseudonyms.Key(item.Entry) }));
        Fill(database, "only_alone(word VARCHAR)", Texts(root.GetProperty("only_alone")).Select(word => new[] { Pseudonyms.Key(word) }));
        Fill(database, "hosts(list VARCHAR, entry VARCHAR)", hosts.Select(item => new[] { item.List, item.Entry.ToLowerInvariant() }));
        Fill(database, "suffixed_hosts(list VARCHAR, entry VARCHAR)", suffixed.Select(item => new[] { item.List, item.Entry }));
        Fill(database, "host_labels(list VARCHAR, label VARCHAR)", Entries("labels").Select(item => new[] { item.List, item.Entry }));
        Fill(database, "query_keys(list VARCHAR, key VARCHAR)", Entries("keys").Select(item => new[] { item.List, item.Entry.ToLowerInvariant() }));

        var suffixes = Resources.Text("public_suffix_list.dat").Split('\n').Select(line => line.Trim()).ToList();
        var privates = suffixes.FindIndex(line => line.Contains("BEGIN PRIVATE", StringComparison.Ordinal));
        Fill(database, "suffixes(rule VARCHAR, is_private BOOLEAN)", suffixes.Index()
            .Where(line => line.Item.Length > 0 && !line.Item.StartsWith("//", StringComparison.Ordinal))
            .Select(line => new[] { line.Item, line.Index > privates ? "true" : "false" }));

        var names = services.Select(item => item.Service.GetProperty("name").GetString()!).Where(name => words.Exists(word => Pseudonyms.Key(word.Entry) == Pseudonyms.Key(name)));
        var named = RuleWords.Concat(words.Select(item => item.Entry)).Concat(names).Concat(Texts(root.GetProperty("vocabulary")));
        var listed = hosts.Select(item => item.Entry).Concat(suffixed.Select(item => $"{item.Entry}.com"));
        Fill(database, "tag_pseudonyms(digits VARCHAR, word VARCHAR)", Pseudonyms.OfTags(named, listed).Select(pair => new[] { pair.Key, pair.Value }));

        IEnumerable<(string List, string Entry)> Entries(string kind) => services
            .Where(item => item.Service.ValueKind == JsonValueKind.Object && item.Service.TryGetProperty(kind, out _))
            .SelectMany(item => Texts(item.Service.GetProperty(kind)), (item, entry) => (item.List, entry));
    }

    private static void Fill(Database database, string table, IEnumerable<string[]> rows)
    {
        var name = table[..table.IndexOf('(', StringComparison.Ordinal)];
        database.Run($"CREATE TABLE {table}; INSERT INTO {name} VALUES {string.Join(", ", rows.Select(row => $"({string.Join(", ", row.Select(Database.Text))})"))};");
    }

    private static IEnumerable<string> Texts(JsonElement array) => array.EnumerateArray().Select(item => item.GetString()!);
}
