using System.Text.Json;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Statistics;
using Puffy.Grains.Journeys;
using Puffy.Grains.Rollups;
using Puffy.Queries.Channels;
using Puffy.Queries.Days;
using Puffy.Queries.Funnel;

namespace Puffy.Queries.Tests;

/// <summary>The keys of docs/queries.md: programs read them, so none changes unseen.</summary>
public sealed class AnswerJsonTests
{
    [Fact]
    public void A_channel_is_written_with_money_as_numbers_and_models_as_they_are_named() => Assert.Equal(
        """[{"channel":"Email","visits":{"sessions":4,"users":3,"converted_sessions":1,"bounces":2,"orders":1},"revenue":30.50,"currency":null,"earned":{"last_click":30.50},"shares":{"last_click":{"share":1,"standard_error":0.1,"low":0.8,"high":1}},"conversion_rate":0.25,"bounce_rate":0.5}]""",
        Compact<IReadOnlyList<ChannelAnswer>>([new("Email", new(4, 3, 1, 2, 1), 30.50m, default, new Dictionary<string, decimal> { ["last_click"] = 30.50m })
        {
            Shares = new Dictionary<string, ShareInterval> { ["last_click"] = new(1, 0.1m, 0.8m, 1) },
        }]));

    [Fact]
    public void A_step_is_written_with_null_for_a_rate_over_nothing() => Assert.Equal(
        """[{"device":"all","step":"page_viewed","sessions":0,"rate_from_previous":null,"rate_from_first":0.5,"drop_off":2}]""",
        Compact<IReadOnlyList<FunnelAnswer>>([new("all", "page_viewed", 0, null, 0.5m, 2)]));

    [Fact]
    public void A_day_has_these_keys()
    {
        var day = JsonDocument.Parse(AnswerJson.Serialize<IReadOnlyList<DayAnswer>>([new(new(2025, 3, 1), new DayActivity { Events = 7 }, 0m, Currency.Parse("EUR"))])).RootElement[0];

        Assert.Equal(["day", "activity", "revenue", "currency", "conversion_rate", "bounce_rate"], day.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("2025-03-01", 7), (day.GetProperty("day").GetString(), day.GetProperty("activity").GetProperty("events").GetInt32()));
        Assert.Equal(
            [
                "events", "users", "bot_events", "empty_page_urls", "empty_referrers", "empty_event_data", "empty_user_agents",
                "sessions", "session_users", "converted_sessions", "bounces", "bot_sessions", "session_events", "session_milliseconds",
                "orders", "revenue_mismatches",
            ],
            day.GetProperty("activity").EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void A_user_is_written_with_sessions_orders_and_credits() => Assert.Equal(
        """
        {"user_id":"u1","events":2,"revenue":{"EUR":10.00},"path":"Email","sessions":[{"session_id":"s1","number":1,"started_at":"2025-03-01T10:00:00Z","ended_at":"2025-03-01T10:05:00Z","events":2,"orders":1,"revenue":{"EUR":10.00},"channel":"Email","landing_page":"https://shop.example/","device":"mobile"}],"orders":[{"order_id":"o1","transaction_id":"T1","ordered_at":"2025-03-01T10:05:00Z","revenue":10.00,"currency":"EUR","touchpoints":[{"user_id":"u1","session_number":1,"touched_at":"2025-03-01T10:00:00Z","channel":"Email"}],"credits":[{"model":"linear","user_id":"u1","session_number":1,"channel":"Email","weight":1,"revenue":10.00}]}],"credits_through":null}
        """,
        Compact(new UserJourney(
            "u1",
            2,
            Euros(10.00m),
            "Email",
            [new("s1", 1, At(0), At(5), 2, 1, Euros(10.00m), "Email", "https://shop.example/", "mobile")],
            [new("o1", "T1", At(5), 10.00m, Currency.Parse("EUR"), [new("u1", 1, At(0), "Email")], [new("linear", "u1", 1, "Email", 1m, 10.00m)])])));

    [Fact]
    public void A_reconciliation_is_written_by_the_name_of_the_rollup() => Assert.Equal(
        """{"channels":{"journeys":3,"differences":0,"missed_writes":1}}""",
        Compact<IReadOnlyDictionary<string, RollupReconciliation>>(new Dictionary<string, RollupReconciliation> { ["channels"] = new(3, 0, 1) }));

    [Fact]
    public void An_explained_channel_has_its_rule_and_sentences() => Assert.Equal(
        """{"channel":"Email","channel_group":"Email","source":"shop","medium":"email","campaign":"","referrer_host":"","rule_number":2,"rule":"mail","reasons":["The medium is email."],"notes":[]}""",
        Compact(new ExplainedChannel("Email", "Email", "shop", "email", "", "", 2, "mail", ["The medium is email."], [])));

    [Fact]
    public void Moves_between_channels_have_their_whole_and_its_currency() => Assert.Equal(
        """{"sessions":4,"orders":2,"revenue":30.50,"currency":"EUR","sessions_moved":2,"orders_moved":1,"revenue_moved":10.00,"model":"last_click","moves":[{"from":"Referral","to":"Email","rule":"2 mail","sessions":2,"orders":1,"revenue":10.00,"example":"referrer m.example"}]}""",
        Compact(new MovedChannels(4, 2, 30.50m, Currency.Parse("EUR"), 2, 1, 10.00m, "last_click", [new("Referral", "Email", "2 mail", 2, 1, 10.00m, "referrer m.example")])));

    [Fact]
    public void A_type_that_is_not_an_answer_is_refused() => Assert.Throws<NotSupportedException>(() => AnswerJson.Serialize(new Uri("https://shop.example/")));

    private static Amounts Euros(decimal amount) => Amounts.Nothing.Plus(new(amount, Currency.Parse("EUR")));

    private static DateTime At(int minute) => new(2025, 3, 1, 10, minute, 0, DateTimeKind.Utc);

    /// <summary>The text without its indentation; values stay as they were written.</summary>
    private static string Compact<TAnswer>(TAnswer answer) =>
        string.Concat(AnswerJson.Serialize(answer).Split('\n').Select(line => line.Trim().Replace("\": ", "\":", StringComparison.Ordinal)));
}
