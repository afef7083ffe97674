using System.Text.Json;

namespace Puffy.Benchmarks.Peer;

/// <summary>Makes the table of user agents: the device rules' expressions, which DuckDB's own engine takes as they are.</summary>
internal static class UserAgents
{
    /// <summary>Makes the table <c>devices</c> of the user agents that occur.</summary>
    public static void Create(Database database)
    {
        using var rules = Resources.Json("device-rules.json");
        var root = rules.RootElement;
        var bots = root.GetProperty("bots");
        var isBot = $"({Any(bots.GetProperty("bots"), Without("user_agent", bots))}) OR NOT ({Any(bots.GetProperty("people"), "user_agent")})";
        database.Run($"""
            CREATE TABLE devices AS
            SELECT user_agent,
                CASE WHEN user_agent = '' THEN 'unknown' WHEN is_bot THEN 'bot' {Choice(root.GetProperty("kinds"))} ELSE 'unknown' END AS device,
                CASE {Choice(root.GetProperty("systems"))} ELSE 'other' END AS os,
                CASE {Choice(root.GetProperty("browsers"))} ELSE 'other' END AS browser,
                is_bot
            FROM (SELECT user_agent, user_agent <> '' AND ({isBot}) AS is_bot FROM (SELECT DISTINCT user_agent FROM events));
            """);
    }

    private static string Choice(JsonElement rules) => string.Join(' ', rules.EnumerateArray().Select(rule =>
        $"WHEN {Any(rule.GetProperty("matches"), Without("user_agent", rule))} THEN {Database.Text(rule.GetProperty("is").GetString()!)}"));

    private static string Any(JsonElement expressions, string text) => string.Join(" OR ", Texts(expressions).Select(expression =>
        $"regexp_matches({text}, {Database.Text(expression)}, 'i')"));

    private static string Without(string text, JsonElement rule) => rule.TryGetProperty("without", out var without)
        ? Texts(without).Aggregate(text, (rest, expression) => $"regexp_replace({rest}, {Database.Text(expression)}, ' ', 'gi')")
        : text;

    private static IEnumerable<string> Texts(JsonElement array) => array.EnumerateArray().Select(item => item.GetString()!);
}
