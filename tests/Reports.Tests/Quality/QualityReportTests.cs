using Puffy.Analytics.Intake;
using Puffy.Analytics.Options;
using UglyToad.PdfPig;

namespace Puffy.Reports.Tests.Quality;

public sealed class QualityReportTests
{
    private const double Day = 86_400;

    [Fact]
    public void Files_are_named_by_their_path_with_their_size()
    {
        using var shop = new Shop().Event("ann", 0);

        var (_, files) = shop.Report(pdf: true);
        Assert.Equal(["quality/data_quality_report.md", "quality/session_timeout_analysis.png", "quality/data_quality_report.pdf"], files.Select(file => file.Path));
        Assert.All(files, file => Assert.Equal(new FileInfo(Path.Combine(shop.Folder, file.Path)).Length, file.Bytes));
    }

    [Fact]
    public void Without_PDF_none_is_written()
    {
        using var shop = new Shop().Event("ann", 0);

        Assert.DoesNotContain(shop.Report(pdf: false).Files, file => file.Path.EndsWith(".pdf", StringComparison.Ordinal));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(shop.Folder, "quality")).Length);
    }

    [Fact]
    public void The_report_repeats_the_figures_of_the_run_record()
    {
        using var shop = new Shop().Event("ann", 0).Event("ann", 60).Event("ben", Day).Order("ben", "T-1", 1234.5m, second: Day + 5).Refused(RefusalReason.MissingUserId, new(2030, 5, 6));

        var record = shop.Report().Record;
        Assert.Equal((5, 4, 2, 2, 1, "1234.50"), (record.RowsRead, record.Events, record.Users, record.Sessions, record.Orders, record.Revenue));
        Assert.Equal(
            [
                "| Rows read | 5 | 1 file |",
                "| Rows accepted | 4 | 80.0 % of rows |",
                "| Rows refused | 1 | 20.0 % of rows |",
                "| Users | 2 |  |",
                "| Sessions | 2 | timeout 30 min, on too few gaps to judge it |",
                "| Orders | 1 | 1 transaction id |",
                "| Revenue | 1,234.50 |  |",
            ],
            Lines(shop).SkipWhile(line => line != "| --- | ---: | --- |").Skip(1).Take(7));
        Assert.Contains("| `missing_user_id` | 1 | 20.0 % |", Lines(shop));
        Assert.Contains("| `day.csv` | 5 | 4 | 1 | 20.0 % | missing\\_user\\_id 1 |", Lines(shop));
    }

    [Fact]
    public void Empty_values_are_shares_of_the_rows_as_read()
    {
        using var shop = new Shop().Event("ann", 0, referrer: "").Event("ann", 1).Event("ann", 2, userAgent: "").Refused(RefusalReason.MissingUserId, new(2030, 5, 6));
        shop.Report();

        Assert.Contains("| Day | Rows | user\\_id | timestamp | event\\_name | page\\_url | referrer | event\\_data | user\\_agent |", Lines(shop));
        Assert.Contains("| 2030-05-06 | 4 | 25.0 % | 0 % | 0 % | 0 % | 25.0 % | 75.0 % | 25.0 % |", Lines(shop));
    }

    [Fact]
    public void Each_file_tells_why_its_rows_were_refused()
    {
        using var shop = new Shop().Event("ann", 0)
            .Refused(RefusalReason.MissingUserId, day: null).Refused(RefusalReason.DuplicateEvent, day: null).Refused(RefusalReason.DuplicateEvent, day: null);
        shop.Report();

        Assert.Contains("| `day.csv` | 4 | 1 | 3 | 75.0 % | duplicate\\_event 2, missing\\_user\\_id 1 |", Lines(shop));
    }

    [Fact]
    public void A_refused_row_without_a_day_is_told_apart()
    {
        using var shop = new Shop().Refused(RefusalReason.MissingUserId, day: null);
        shop.Report();

        Assert.Contains("No day has rows.", Lines(shop));
        Assert.Contains("1. **Find out why user ids are missing:** 1 row (100.0 %) without one were refused.", Lines(shop));
    }

    [Fact]
    public void Every_flagged_order_is_named()
    {
        using var shop = new Shop();
        for (var at = 0; at < 8; at++)
        {
            shop.Order($"user-{at}", $"T-{at}", 100 + at, 100 + at);
        }

        shop.Order("free", "T-free", 0).Order("big", "T-big", 9000).Order("odd", "T-odd", 100, 50, quantity: 4).Order("a", "T-shared", 101).Order("b", "T-shared", 102);
        shop.Report();

        // 13 orders; median 102; distances 0 0 1 1 1 2 2 2 3 4 5 102 8898, their median 2; 0.6745 · 8898 / 2 = 3000.85.
        Assert.Contains(Lines(shop), line => line.Contains("`T-big`", StringComparison.Ordinal) && line.EndsWith("| 9,000.00 | 3,000.85 | both |", StringComparison.Ordinal));
        Assert.Contains(Lines(shop), line => line.Contains("`T-free`", StringComparison.Ordinal) && line.EndsWith("| `free` |", StringComparison.Ordinal));
        Assert.Contains(Lines(shop), line => line.Contains("`T-odd`", StringComparison.Ordinal) && line.EndsWith("| 100.00 | 200.00 | 2.00 |", StringComparison.Ordinal));
        Assert.Equal(2, Lines(shop).Count(line => line.StartsWith("| `T-shared` |", StringComparison.Ordinal)));
        Assert.Contains("8 orders agree, 1 differ, 4 can't be compared (items or a price are missing).", Lines(shop));
    }

    [Fact]
    public void Drift_stands_with_its_day_file_and_column()
    {
        using var shop = new Shop().Event("ann", 0).Found(FindingKinds.SchemaDrift, "referrer", "column referrer is missing");
        shop.Report();

        Assert.Contains("| 2030-05-06 | `day.csv` | schema\\_drift | column referrer is missing | 1 | – |", Lines(shop));
    }

    [Fact]
    public void Findings_stand_by_the_revenue_that_they_touch_with_what_to_do()
    {
        using var shop = new Shop()
            .Order("ann", "T-1", 75, price: 100)
            .Order("ben", "T-2", 25, price: 25)
            .Order("cem", "T-3", 0, price: 0)
            .Found(FindingKinds.SchemaDrift, "referrer", "column referrer is missing");
        shop.Report();

        Assert.Equal(
            ["| `schema_drift` | 1 | 3 | 100.0 % |", "| `revenue_mismatch` | 1 | 1 | 75.0 % |", "| `zero_revenue` | 1 | 1 | 0 % |"],
            Lines(shop).Where(line => line.StartsWith("| `schema_drift`", StringComparison.Ordinal) || line.StartsWith("| `revenue_mismatch`", StringComparison.Ordinal) || line.StartsWith("| `zero_revenue`", StringComparison.Ordinal))
                .Select(line => string.Join('|', line.Split('|')[..5]) + "|"));
        Assert.Contains(Lines(shop), line => line.EndsWith("| An order has no revenue. | Check whether it is a replacement, a test or a lost amount. |", StringComparison.Ordinal));
    }

    [Fact]
    public void Fields_inside_event_data_stand_with_their_share_of_events_orders_and_revenue()
    {
        using var shop = new Shop().Event("ann", 0).Order("ann", "T-1", 75, price: 75).Order("ben", "", 25);
        shop.Report();

        Assert.Contains("No field vanished or changed its type, its unit or its share on any day.", Lines(shop));
        Assert.Contains("| `checkout_completed` | `revenue` | number | 2 | 100.0 % | 100.0 % | 100.0 % | 100.0 % | 2030-05-06 |", Lines(shop));
        Assert.Contains("| `checkout_completed` | `transaction_id` | text | 1 | 50.0 % | 50.0 % | 75.0 % | 50.0 % | 2030-05-06 |", Lines(shop));
        Assert.Contains("| `checkout_completed` | `items[].item_price` | number | 1 | 50.0 % | 50.0 % | 75.0 % | 50.0 % | 2030-05-06 |", Lines(shop));
        Assert.DoesNotContain(Lines(shop), line => line.StartsWith("| `page_viewed` | `", StringComparison.Ordinal));
    }

    [Fact]
    public void The_report_says_that_the_data_supports_30_minutes_where_it_does()
    {
        using var shop = Visits(within: 95, TimeSpan.FromHours(10), beyond: 5);
        shop.Report();

        Assert.Contains("> **The data supports 30 min.** It bridges 95.0 % of the gaps of up to 24 hours, which is enough. The number of sessions hardly depends on its exact value: "
            + "it falls by 0 % for each per cent that the timeout grows. 15 min would give 0 % sessions, 1 h 0 %.", Lines(shop));
        Assert.DoesNotContain("--session-timeout", shop.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_says_that_the_data_does_not_support_30_minutes_where_it_does_not()
    {
        using var shop = Visits(within: 80, TimeSpan.FromHours(3), beyond: 20);
        shop.Report();

        // 100 users, 20 of them with a second session: at 3 hours ln(1.2) / ln 2 = 0.26 is too much, from 255 min on no gap is near.
        Assert.Contains("> **The data does not support 30 min.** It bridges 80.0 % of the gaps of up to 24 hours, less than 90 %.", shop.Markdown, StringComparison.Ordinal);
        Assert.Contains("It supports no timeout of up to 4 h.", shop.Markdown, StringComparison.Ordinal);
        Assert.Contains("**Treat 30 min as a convention here, not a finding:**", shop.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_timeout_in_force_is_judged_beside_30_minutes()
    {
        using var shop = Visits(within: 80, TimeSpan.FromHours(3), beyond: 20, new AnalysisOptions { SessionTimeout = TimeSpan.FromHours(5) });
        shop.Report();

        Assert.Contains("> **The data supports 5 h.**", shop.Markdown, StringComparison.Ordinal);
        Assert.Contains("> **The data does not support 30 min.**", shop.Markdown, StringComparison.Ordinal);
        Assert.Contains("| **5 h** | 100 |  | 100.0 % |", Lines(shop));
        Assert.Contains("| 30 min | 120 | +20.0 % | 80.0 % |", Lines(shop));
    }

    [Fact]
    public void The_PDF_holds_the_text_and_the_chart_and_every_page_has_room_for_its_words()
    {
        using var shop = Visits(within: 95, TimeSpan.FromHours(10), beyond: 5).Order("buyer", "T-1", 20);
        shop.Report(pdf: true);

        using var pdf = PdfDocument.Open(shop.Pdf);
        var text = string.Join(' ', pdf.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
        foreach (var heading in (string[])["At a glance", "What to do", "Rows and refusals", "Empty values by column and day", "By hour", "Bots", "Campaign tags", "Outliers of revenue", "The data supports 30"])
        {
            Assert.Contains(heading, text, StringComparison.Ordinal);
        }

        Assert.Single(pdf.GetPages().SelectMany(page => page.GetImages()));
        Assert.All(pdf.GetPages(), page => Assert.Empty(Pdf.PdfReading.Overlaps(page)));
    }

    /// <summary>A hundred users of two events each: a minute apart for some, further for the others.</summary>
    private static Shop Visits(int within, TimeSpan gap, int beyond, AnalysisOptions? options = null)
    {
        var shop = new Shop(options);
        for (var at = 0; at < within + beyond; at++)
        {
            shop.Event($"user-{at}", 0).Event($"user-{at}", at < within ? 60 : gap.TotalSeconds);
        }

        return shop;
    }

    /// <summary>The report's lines.</summary>
    private static string[] Lines(Shop shop) => shop.Markdown.Split('\n');
}
