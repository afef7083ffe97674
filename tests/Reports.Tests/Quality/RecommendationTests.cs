using Puffy.Analytics.Intake;
using Puffy.Analytics.Options;

namespace Puffy.Reports.Tests.Quality;

public sealed class RecommendationTests
{
    private const double Day = 86_400;
    private const string Crawler = "Mozilla/5.0 (compatible; ExampleBot/1.0)";

    [Fact]
    public void Clean_data_calls_for_nothing()
    {
        using var shop = new Shop().Event("ann", 0).Event("ann", 60).Order("ann", "T-1", 20, 10, quantity: 2, second: 90).Event("ben", Day);

        Assert.Empty(Advice(shop));
        Assert.Contains("No check found anything that calls for action.", shop.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Refused_orders_and_missing_user_ids_carry_their_number()
    {
        var (monday, tuesday) = (new DateOnly(2030, 5, 6), new DateOnly(2030, 5, 7));
        using var shop = new Shop().Event("ann", 0).Event("ann", Day).Event("ann", Day + 1)
            .Refused(RefusalReason.InvalidRevenue, monday).Refused(RefusalReason.MalformedEventData, monday)
            .Refused(RefusalReason.MissingUserId, monday).Refused(RefusalReason.MissingUserId, tuesday).Refused(RefusalReason.MissingUserId, tuesday);

        // Monday: 1 of 4 rows; Tuesday: 2 of 4.
        Assert.Equal(
            [
                "**Repair 2 refused orders:** their revenue or event_data can't be read, against 0 accepted orders; the revenue of this report lacks them.",
                "**Find out why user ids are missing:** 3 rows (37.5 %) without one were refused, most on 2030-05-07 (50.0 %).",
            ],
            Advice(shop));
    }

    [Fact]
    public void A_day_without_events_between_others_is_missing()
    {
        using var shop = new Shop().Event("ann", 0).Event("ann", 3 * Day);

        Assert.Equal(["**Load the missing days:** 2 days between the first and the last event have no event: 2030-05-07, 2030-05-08."], Advice(shop));
    }

    [Fact]
    public void Doubtful_orders_carry_the_size_of_the_doubt()
    {
        using var shop = new Shop().Order("ann", "T-1", 100, 100).Order("ben", "T-1", 60, 60).Order("cem", "T-2", 40, 20, quantity: 4).Order("dee", "T-3", 0, 0);

        Assert.Equal(
            [
                "**Compare 1 transaction id with the shop's own books:** several users have it. If each is a single order, revenue is up to 60.00 (30.0 %) too high; in 1 of them the amounts differ, which suggests different orders.",
                "**Decide what an order's items mean:** in 1 order they do not add up to the revenue. If the items are right, revenue is off by 40.00 (20.0 %); but they are a whole multiple of it, as if item_price already included the quantity.",
                "**Look into 1 order with zero revenue:** replacements, tests or lost amounts. Without it the average order value would be 66.67 instead of 50.00.",
            ],
            Advice(shop));
    }

    [Fact]
    public void Bots_call_for_leaving_them_out_unless_they_are()
    {
        using var with = Crawled(new AnalysisOptions());
        using var without = Crawled(new AnalysisOptions { ExcludeBots = true });

        Assert.Equal(["**Leave bots out of rates (`--exclude-bots`):** without them there would be 1 session fewer (33.3 %), and the conversion rate would be 50.0 % instead of 33.3 %."], Advice(with));
        Assert.Empty(Advice(without));
        Assert.Contains("| Sessions | 3 | 2 | −33.3 % |", without.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_that_no_rule_knows_call_for_rules_and_opaque_ones_for_their_plain_values()
    {
        using var shop = new Shop().Event("ann", 0, query: "utm_source=0F0F0F&utm_medium=handbill").Event("ben", 0, query: "utm_source=google&utm_medium=cpc").Event("cem", 0).Event("dee", 0);

        Assert.Equal(
            [
                "**Get the plain values of opaque campaign tags:** in 1 session (50.0 % of those with tags) the meaning of source or medium is lost. Add the words to the vocabulary of the channel rules; Puffy then recognises their pseudonyms.",
                "**Write rules for unknown campaign tags:** the channel of 1 session (50.0 % of those with tags, 25.0 % of all) is Unassigned.",
            ],
            Advice(shop));
    }

    [Fact]
    public void A_column_that_swings_between_days_of_many_rows_is_asked_after()
    {
        using var shop = new Shop();
        for (var at = 0; at < 100; at++)
        {
            shop.Event($"ann-{at}", at, referrer: at < 30 ? "" : "https://news.example/").Event($"ben-{at}", Day + at, referrer: at < 50 ? "" : "https://news.example/");
        }

        Assert.Equal(
            ["**Ask what changed in `referrer`:** it is empty on 30.0 % of the rows of 2030-05-06 and on 50.0 % of those of 2030-05-07. Figures that use it can't be compared between these days."],
            Advice(shop));
    }

    [Fact]
    public void A_swing_between_days_of_few_rows_is_left_to_chance()
    {
        using var shop = new Shop().Event("ann", 0, referrer: "").Event("ben", Day);

        Assert.Empty(Advice(shop));
    }

    [Fact]
    public void Drift_of_one_column_is_one_recommendation()
    {
        using var shop = new Shop().Event("ann", 0)
            .Found(FindingKinds.SchemaDrift, "user_id", "column client_id is now called clientId").Found(FindingKinds.SchemaDrift, "user_id", "column clientId is now called client_id");

        Assert.Equal(
            ["**Agree on column `user_id` with the export's owner:** column client\\_id is now called clientId (from `day.csv` on, and 1 change after it)."],
            Advice(shop));
    }

    private static Shop Crawled(AnalysisOptions options) =>
        new Shop(options).Event("ann", 0).Order("ben", "T-1", 20).Event("bot", 0, userAgent: Crawler);

    private static IEnumerable<string> Advice(Shop shop)
    {
        shop.Report();
        return shop.Markdown.Split('\n')
            .SkipWhile(line => line != "## What to do").Skip(1).TakeWhile(line => !line.StartsWith('#'))
            .Where(line => line.Length > 0 && char.IsAsciiDigit(line[0]))
            .Select(line => line[(line.IndexOf(' ') + 1)..]);
    }
}
