using System.Globalization;
using Puffy.Reports.Executive;
using Puffy.Reports.Quality;

namespace Puffy.Reports.Tests.Executive;

/// <summary>What is said about days is said about the judged days; totals hold every event.</summary>
public sealed class StrayDateTests
{
    private const double Day = 24 * 3600;

    [Fact]
    public void A_stray_order_is_in_the_totals_and_not_in_the_run_rate()
    {
        using var shop = Fortnight().Order("lost", "S-1", 1000, second: 400 * Day);

        var text = Summary(shop);

        Assert.Contains("| 2,400.00 | 15 |", text, StringComparison.Ordinal);
        Assert.Contains("**1,400 from 14 orders in 14 calendar days**", text, StringComparison.Ordinal);
        Assert.Contains("Basis: 100.00 a day over 14 calendar days", text, StringComparison.Ordinal);
        Assert.Contains("| Stray dates | 1 event on 1 day, such as 10 Jun 2031 | Totals include their 1,000 from 1 order; their days are not analysed. |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Days without any event", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_count_the_events_of_stray_dates()
    {
        using var shop = Fortnight().Event("a", -30_000 * Day).Event("b", -30_000 * Day).Event("c", 3_000 * Day);

        var record = shop.Context().Record;

        Assert.Equal(3, record.Findings["stray_dates"]);
        Assert.Equal(["1948-03-17", "2038-07-23"], record.Days.Select(day => day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Where(day => !day.StartsWith("2030", StringComparison.Ordinal)));
        Assert.Equal("1948-03-17T10:00:00.000Z", record.FirstEventAt);
    }

    [Fact]
    public void The_quality_report_names_stray_dates_and_calls_no_day_between_missing()
    {
        using var shop = Fortnight().Event("a", -30_000 * Day).Event("c", 3_000 * Day);
        QualityReport.Write(shop.Context());

        Assert.Contains("**Fix the source of stray dates:** 2 events on 2 days far from the others: 1948-03-17, 2038-07-23.", shop.Markdown, StringComparison.Ordinal);
        Assert.Contains("Rows with stray dates, not shown here: 2.", shop.Markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("Load the missing days", shop.Markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("tell no day", shop.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_stray_dates_there_is_no_such_finding()
    {
        using var shop = Fortnight();

        Assert.DoesNotContain("stray_dates", shop.Context().Record.Findings.Keys);
    }

    /// <summary>Fourteen days of an order of 100.00 and nine views.</summary>
    private static Shop Fortnight()
    {
        var shop = new Shop();
        for (var day = 0; day < 14; day++)
        {
            shop.Order($"buyer{day}", $"T-{day}", 100, second: day * Day);
            for (var view = 0; view < 9; view++)
            {
                shop.Event($"viewer{day}-{view}", (day * Day) + view);
            }
        }

        return shop;
    }

    private static string Summary(Shop shop)
    {
        var context = shop.Context();
        ExecutiveSummary.Write(context);
        return File.ReadAllText(Path.Combine(shop.Folder, "report", "executive_summary.md")).Replace('\u00A0', ' ');
    }
}
