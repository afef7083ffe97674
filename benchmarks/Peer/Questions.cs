using System.Diagnostics;

namespace Puffy.Benchmarks.Peer;

/// <summary>Times of single questions, in milliseconds.</summary>
internal static class Questions
{
    private static readonly string[] UserTables = ["user_events", "sessions", "orders", "attribution", "users", "user_emails", "first_orders"];
    private static readonly string[] Aggregates = ["model_channels", "channel_days", "device_days", "session_days", "funnel"];

    /// <summary>Asks each question several times.</summary>
    public static object Time(Database database, int rounds)
    {
        var users = database.Ask($"SELECT user_id FROM users ORDER BY hash(user_id) LIMIT {(rounds * 20) + rounds}").ConvertAll(row => (string)row[0]!);
        var day = database.Ask("SELECT max(day)::VARCHAR FROM channel_days")[0][0]!;
        var journeys = users[..(rounds * 20)].ConvertAll(user => Milliseconds(() =>
        {
            database.Ask("SELECT * FROM sessions WHERE user_id = $1 ORDER BY session_number", user);
            database.Ask("SELECT * FROM attribution WHERE user_id = $1", user);
        }));
        var channels = Enumerable.Range(0, rounds * 20).Select(_ => Milliseconds(() =>
            database.Ask($"SELECT * FROM channel_days WHERE day = {Database.Text((string)day)} ORDER BY channel"))).ToList();
        var erasures = users[(rounds * 20)..].ConvertAll(user => Milliseconds(() => Erase(database, user)));
        return new { Journey = journeys, Channels = channels, Erasure = erasures };
    }

    /// <summary>Deletes a user's rows, recomputes the aggregates of all, and makes both durable.</summary>
    private static void Erase(Database database, string user)
    {
        var delete = UserTables.Select(table => $"DELETE FROM {table} WHERE user_id = {Database.Text(user)};");
        var drop = Aggregates.Select(table => $"DROP TABLE {table};");
        var models = Database.Script("5-attribution.sql");
        database.Run($"""
            BEGIN; {string.Concat(delete)} {string.Concat(drop)}
            {models[models.IndexOf("CREATE TABLE model_channels", StringComparison.Ordinal)..]}
            {Database.Script("6-aggregates.sql")}
            COMMIT; CHECKPOINT;
            """);
    }

    private static double Milliseconds(Action question)
    {
        var clock = Stopwatch.StartNew();
        question();
        return clock.Elapsed.TotalMilliseconds;
    }
}
