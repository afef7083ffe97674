using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;
using Puffy.Reports.Attribution;
using Puffy.Reports.Executive;
using UglyToad.PdfPig;

namespace Puffy.Reports.Tests.Executive;

public sealed class SummaryTests
{
    [Fact]
    public void The_PDF_is_two_pages_however_much_there_is_to_say()
    {
        using var shop = EventfulShop();
        var document = ExecutiveSummary.Document(ExecutiveFigures.Of(shop.Context())).ToMarkdown();
        Assert.True(document.Split('\n').Count(line => line.StartsWith("- ", StringComparison.Ordinal)) >= 10, document);
        Assert.Contains("Further: ", document, StringComparison.Ordinal);

        ExecutiveSummary.Write(shop.Context(pdf: true));

        using var pdf = PdfDocument.Open(Path.Combine(shop.Folder, "report", "executive_summary.pdf"));
        Assert.Equal(2, pdf.NumberOfPages);
    }

    [Fact]
    public void Doubts_have_the_size_that_the_data_quality_report_gives_them()
    {
        using var shop = new Shop()
            .Order("ann", "T-1", 100).Order("ben", "T-1", 70)
            .Order("cleo", "T-2", 200, price: 200, quantity: 2)
            .Order("dora", "T-3", 30, price: 30);
        shop.Report();
        var summary = ExecutiveSummary.Document(ExecutiveFigures.Of(shop.Context())).ToMarkdown().Replace('\u00A0', ' ');

        Assert.Contains("revenue is up to 70.00", shop.Markdown, StringComparison.Ordinal);
        Assert.Contains("| Shared transaction ids | 1 id of several users, 2 orders | If each id is one purchase, revenue is up to 70 too high. |", summary, StringComparison.Ordinal);
        Assert.Contains("revenue is off by 200.00", shop.Markdown, StringComparison.Ordinal);
        Assert.Contains("| Revenue differs from items | 1 of 4 orders | Taken as sent. If the items are right, revenue would be 200 more. |", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Orders_in_several_currencies_are_told_with_their_sums_and_stay_out_of_figures_in_money()
    {
        using var shop = new Shop()
            .Order("ann", "T-1", 100, currency: "EUR").Order("ben", "T-2", 50, currency: "EUR").Order("cleo", "T-3", 20, currency: "EUR")
            .Order("dora", "T-4", 9000, currency: "JPY").Order("emil", "T-5", 1.2345m, currency: "KWD").Order("fay", "T-6", 7);
        var figures = ExecutiveFigures.Of(shop.Context());

        const string Note = "**Orders are in several currencies.** Figures in money cover only the 3 orders in EUR; they leave out 1 order in JPY (¥9,000), "
            + "1 order in KWD (KWD 1.234), 1 order without a currency (7.00). Counts and rates of orders cover all 6.";
        var summary = ExecutiveSummary.Document(figures).ToMarkdown().Replace('\u00A0', ' ');
        Assert.Contains(Note, summary, StringComparison.Ordinal);
        Assert.Contains("**€170 from 3 orders in 1 calendar day**", summary, StringComparison.Ordinal);
        Assert.Contains("| €170.00 | 6 | €56.67 |", summary, StringComparison.Ordinal);
        var attribution = AttributionReport.Document(figures).ToMarkdown().Replace('\u00A0', ' ');
        Assert.Contains(Note, attribution, StringComparison.Ordinal);
        Assert.Contains("3 orders of €170.00, divided among", attribution, StringComparison.Ordinal);
    }

    [Fact]
    public void One_currency_needs_no_note()
    {
        using var shop = new Shop().Order("ann", "T-1", 100, currency: "EUR").Order("ben", "T-2", 50, currency: "EUR");

        Assert.DoesNotContain("several currencies", ExecutiveSummary.Document(ExecutiveFigures.Of(shop.Context())).ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_spread_of_order_values_is_told_once_as_strength_concern_or_plain_fact()
    {
        Assert.Contains("**Revenue is broad.**", With(largest: 100), StringComparison.Ordinal);
        Assert.Contains("**Order values.** Half of the orders are 100 or more; the largest tenth (4 of 40) brings 30.8 % of revenue, the largest one 7.7 %.", With(largest: 400), StringComparison.Ordinal);
        Assert.Contains("**Few orders carry the revenue.**", With(largest: 900), StringComparison.Ordinal);

        static string With(decimal largest)
        {
            using var shop = new Shop();
            for (var user = 0; user < 40; user++)
            {
                shop.Order($"user {user}", $"T-{user}", user < 4 ? largest : 100, second: user * 60);
            }

            var text = ExecutiveSummary.Document(ExecutiveFigures.Of(shop.Context())).ToMarkdown().Replace('\u00A0', ' ');
            Assert.Single(new[] { "**Revenue is broad.**", "**Order values.**", "**Few orders carry the revenue.**" }, sentence => text.Contains(sentence, StringComparison.Ordinal));
            return text;
        }
    }

    [Fact]
    public void A_leak_counts_the_checkouts_without_an_order_and_no_order_without_a_checkout()
    {
        var exact = WithOrders(withCheckout: 20, without: 0);
        Assert.Contains("**66.7 % of checkouts are not completed.** 33.33 % (95 %: 22.73 to 45.94 %; 20 of 60) of sessions that start the checkout complete it.", exact, StringComparison.Ordinal);
        Assert.DoesNotContain("with checkout completed have no checkout started", exact, StringComparison.Ordinal);

        var skipping = WithOrders(withCheckout: 5, without: 15);
        Assert.Contains("**91.7 % of checkouts are not completed.** 8.33 % (95 %: 3.61 to 18.07 %; 5 of 60) of sessions that start the checkout complete it.", skipping, StringComparison.Ordinal);
        Assert.Contains("15 of 20 sessions with checkout completed have no checkout started", skipping, StringComparison.Ordinal);

        static string WithOrders(int withCheckout, int without)
        {
            using var shop = new Shop();
            for (var user = 0; user < 60; user++)
            {
                shop.Event($"user {user}", 0, EventNames.CheckoutStarted);
            }

            for (var order = 0; order < withCheckout + without; order++)
            {
                shop.Order(order < withCheckout ? $"user {order}" : $"guest {order}", $"T-{order}", 100, second: 60);
            }

            return ExecutiveSummary.Document(ExecutiveFigures.Of(shop.Context())).ToMarkdown().Replace('\u00A0', ' ');
        }
    }

    /// <summary>Eight days in which much goes well and all goes wrong at once.</summary>
    private static Shop EventfulShop()
    {
        const int Day = 86_400;
        var shop = new Shop();
        for (var user = 0; user < 600; user++)
        {
            var (name, at) = ($"user {user}", (user % 8 * Day) + (user * 7));
            var query = (user % 5) switch { 0 => "utm_medium=email", 1 => "utm_medium=affiliate", 2 => "gclid=1", _ => "" };
            shop.Event(name, at, query: query, userAgent: user % 2 == 0 ? Shop.Phone : Shop.Desktop, referrer: user % 8 < 4 ? "" : "https://news.example/");
            if (user % 5 == 0)
            {
                shop.Event(name, at + 30, EventNames.AddedToCart).Event(name, at + 60, EventNames.CheckoutStarted);
            }

            if (user % 15 == 0)
            {
                shop.Event(name, at + 7_200, userAgent: user % 2 == 0 ? Shop.Phone : Shop.Desktop)
                    .Order(name, $"T-{user / 30}", user == 300 ? 9_000 : user % 45 == 0 ? 0 : 120, price: user % 2 == 0 ? 100 : null, second: at + 7_260);
            }

            if (user % 20 == 0)
            {
                shop.Event($"bot {user}", at, userAgent: "Mozilla/5.0 (compatible; ExampleBot/1.0)");
            }
        }

        foreach (var reason in (RefusalReason[])[RefusalReason.MissingUserId, RefusalReason.InvalidRevenue, RefusalReason.MalformedRow])
        {
            shop.Refused(reason, new DateOnly(2030, 5, 6));
        }

        return shop
            .Event("late", 11 * Day)
            .Found(FindingKinds.UnreadableFile, "", "no text")
            .Found(FindingKinds.EmptyFile, "", "empty");
    }
}
