using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Puffy.Benchmarks.Peer;

/// <summary>Makes tables of the rules' data file: the words and hosts that tell channels, and the words that tell devices.</summary>
internal static class Vocabulary
{
    private static readonly string[] RuleWords =
    [
        "email", "e-mail", "newsletter", "sms", "affiliate", "affiliates", "partner", "display", "banner", "cpm", "interstitial",
        "social", "social-network", "social-media", "sm", "organic", "referral", "app", "link", "ppc", "retargeting",
    ];

    /// <summary>Makes the tables that classify tags and hosts.</summary>
    public static void Create(Database database)
    {
        using var rules = Rules();
        var root = rules.RootElement;
        var lists = root.GetProperty("lists").EnumerateObject()
            .SelectMany(list => Texts(list.Value).Select(entry => (List: list.Name, Entry: entry)))
            .ToList();
        Fill(database, "words(list VARCHAR, word VARCHAR)", lists.Where(item => !item.Entry.Contains('.')).Select(item => new[] { item.List, item.Entry }));
        Fill(database, "hosts(list VARCHAR, entry VARCHAR)", lists.Where(item => item.Entry.Contains('.')).Select(item => new[] { item.List, item.Entry }));
        Fill(database, "country_suffixes(ending VARCHAR)", Texts(root.GetProperty("country_suffixes")).Select(ending => new[] { ending }));
        Fill(database, "suffixes(ending VARCHAR)", Texts(root.GetProperty("country_suffixes")).Concat(Texts(root.GetProperty("hosting_suffixes"))).Select(ending => new[] { ending }));
        var words = RuleWords.Concat(lists.Select(item => item.Entry).Where(entry => !entry.EndsWith(".*", StringComparison.Ordinal))).Concat(Texts(root.GetProperty("vocabulary")));
        Fill(database, "tag_pseudonyms(digits VARCHAR, word VARCHAR)", Pseudonyms(words).Select(pair => new[] { pair.Key, pair.Value }));
    }

    /// <summary>Makes the table <c>devices</c> of the user agents that occur.</summary>
    public static void CreateDevices(Database database)
    {
        using var rules = Rules();
        var agents = rules.RootElement.GetProperty("user_agents");
        database.Run($"""
            CREATE TABLE devices AS
            SELECT user_agent, {Choice(agents.GetProperty("kinds"), "unknown")} AS device, {Choice(agents.GetProperty("systems"), "other")} AS os,
                {Choice(agents.GetProperty("browsers"), "other")} AS browser, device = 'bot' AS is_bot
            FROM (SELECT user_agent, lower(user_agent) AS told FROM (SELECT DISTINCT user_agent FROM events));
            """);
    }

    private static string Choice(JsonElement rules, string otherwise)
    {
        var text = new StringBuilder("CASE");
        foreach (var rule in rules.EnumerateArray())
        {
            var no = rule.TryGetProperty("not", out var not) ? Texts(not).Select(word => $" AND NOT contains(told, {Database.Text(word)})") : [];
            text.Append(" WHEN (")
                .AppendJoin(" OR ", Texts(rule.GetProperty("has")).Select(word => $"contains(told, {Database.Text(word)})"))
                .Append(')').AppendJoin(string.Empty, no)
                .Append(" THEN ").Append(Database.Text(rule.GetProperty("is").GetString()!));
        }

        return text.Append(" ELSE ").Append(Database.Text(otherwise)).Append(" END").ToString();
    }

    /// <summary>Each word as written, lower, Capitalised and UPPER, its spaces also as %20 and +; the first word of a pseudonym has it.</summary>
    private static Dictionary<string, string> Pseudonyms(IEnumerable<string> words)
    {
        var pseudonyms = new Dictionary<string, string>();
        foreach (var word in words.Where(word => word.Length > 0))
        {
            foreach (var form in new[] { word, word.ToLowerInvariant(), char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant(), word.ToUpperInvariant() })
            {
                foreach (var written in new[] { form, form.Replace(" ", "%20", StringComparison.Ordinal), form.Replace(' ', '+') })
                {
                    pseudonyms.TryAdd(Md5(written)[..6], form);
                }
            }
        }

        pseudonyms[Md5(string.Empty)[..6]] = string.Empty;
        return pseudonyms;
    }

#pragma warning disable CA5351 // The exports use it; nothing is protected by it.
    private static string Md5(string text) => Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351

    private static void Fill(Database database, string table, IEnumerable<string[]> rows)
    {
        var name = table[..table.IndexOf('(', StringComparison.Ordinal)];
        database.Run($"CREATE TABLE {table}; INSERT INTO {name} VALUES {string.Join(", ", rows.Select(row => $"({string.Join(", ", row.Select(Database.Text))})"))};");
    }

    private static JsonDocument Rules()
    {
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream("channel-rules.json")!;
        return JsonDocument.Parse(stream, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
    }

    private static IEnumerable<string> Texts(JsonElement array) => array.EnumerateArray().Select(item => item.GetString()!);
}
