namespace Puffy.Benchmarks.Questions;

/// <summary>A question that an analyst would ask, as JSON for Puffy and as SQL over a table of sessions.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Json">The question.</param>
/// <param name="Sql">The same over <c>sessions</c>.</param>
internal sealed record AnalystQuestion(string Name, string Json, string Sql)
{
    /// <summary>Ten of them. DAY1 to DAY2 are the last three of seven days.</summary>
    public static IReadOnlyList<AnalystQuestion> All { get; } =
    [
        new("totals", """{"metrics":["users","sessions","orders","revenue"]}""",
            "SELECT count(DISTINCT user_id), count(*), sum(orders), sum(revenue) FROM sessions"),
        new("by channel", """{"metrics":["users","sessions","orders","revenue"],"dimensions":["channel"]}""",
            "SELECT channel, count(DISTINCT user_id), count(*), sum(orders), sum(revenue) FROM sessions GROUP BY 1 ORDER BY 2 DESC"),
        new("by day", """{"metrics":["users","sessions","conversion_rate"],"dimensions":["time:day"]}""",
            "SELECT date_trunc('day', started_at), count(DISTINCT user_id), count(*), avg(converted::INT) FROM sessions GROUP BY 1 ORDER BY 1"),
        new("channel by day", """{"metrics":["sessions","revenue"],"dimensions":["channel","time:day"]}""",
            "SELECT channel, date_trunc('day', started_at), count(*), sum(revenue) FROM sessions GROUP BY 1, 2 ORDER BY 2, 3 DESC"),
        new("mobile, by landing page", """{"metrics":["users","sessions","bounce_rate"],"dimensions":["landing_page"],"filters":[["is","device",["mobile"]]],"limit":50}""",
            "SELECT landing_page, count(DISTINCT user_id), count(*), avg(is_bounce::INT) FROM sessions WHERE device = 'mobile' GROUP BY 1 ORDER BY 2 DESC LIMIT 50"),
        new("campaigns of three days", """{"metrics":["sessions","orders","revenue_per_session"],"dimensions":["campaign"],"date_range":["DAY1","DAY2"]}""",
            "SELECT campaign, count(*), sum(orders), sum(revenue) / count(*) FROM sessions WHERE started_at >= 'DAY1' AND started_at < DATE 'DAY2' + 1 GROUP BY 1 ORDER BY 2 DESC"),
        new("new visitors by source and device", """{"metrics":["users","conversion_rate"],"dimensions":["source","device"],"filters":[["is","visitor",["new"]]]}""",
            "SELECT source, device, count(DISTINCT user_id), avg(converted::INT) FROM sessions WHERE session_number = 1 GROUP BY 1, 2 ORDER BY 3 DESC"),
        new("product pages, no bots, three filters", """{"metrics":["users","sessions","add_to_carts"],"dimensions":["channel_group"],"filters":[["contains","landing_page",["/products/"]],["is","is_bot",[false]],["is_not","device",["desktop"]]]}""",
            "SELECT channel_group, count(DISTINCT user_id), count(*), sum(add_to_carts) FROM sessions WHERE contains(landing_page, '/products/') AND NOT is_bot AND device <> 'desktop' GROUP BY 1 ORDER BY 2 DESC"),
        new("length by browser", """{"metrics":["sessions","average_duration_seconds","events_per_session"],"dimensions":["browser"]}""",
            "SELECT browser, count(*), avg(duration_seconds), avg(events) FROM sessions GROUP BY 1 ORDER BY 2 DESC"),
        new("paid search by hour", """{"metrics":["sessions","users"],"dimensions":["time:hour"],"filters":[["is","channel",["Paid Search"]]]}""",
            "SELECT date_trunc('hour', started_at), count(*), count(DISTINCT user_id) FROM sessions WHERE channel = 'Paid Search' GROUP BY 1 ORDER BY 1"),
    ];

    /// <summary>The question about the last three days.</summary>
    public AnalystQuestion Of(DateOnly last)
    {
        return this with { Json = Dated(Json), Sql = Dated(Sql) };

        string Dated(string text) => text
            .Replace("DAY1", last.AddDays(-2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("DAY2", last.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
