using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;
using Puffy.Reports.Attribution;
using Puffy.Reports.Executive;
using UglyToad.PdfPig;

namespace Puffy.Reports.Tests.Executive;

/// <summary>Where there is little or nothing, the summary says so and claims nothing.</summary>
public sealed class ScantSummaryTests
{
    [Fact]
    public void Of_no_event_the_summary_says_that_there_is_nothing_to_report()
    {
        using var shop = new Shop();

        Assert.Equal(
            """
            # Executive summary

            | Revenue | Orders | Average order | Sessions | Users | Conversion | Revenue per session | Bounce rate |
            | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            | 0.00 | 0 | – | 0 | 0 | – | – | – |

            > [!NOTE]
            > **No data.** No event was accepted. The data quality report lists the refused rows and files.

            ## How far to trust these figures

            No tracking fault was found.

            """.ReplaceLineEndings("\n"),
            Summary(shop));
    }

    [Fact]
    public void Files_without_rows_make_the_figures_doubtful()
    {
        using var shop = new Shop().Found(FindingKinds.HeaderOnlyFile, "", "a header and no row");

        Assert.Contains("| Files without rows | 1 of 1 file | If their exports were cut short", Summary(shop), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_one_event_nothing_is_concluded()
    {
        using var shop = new Shop().Event("ann", 0);

        var text = Summary(shop);

        Assert.Contains("**No order in 1 calendar day.** 1 session of 1 user ended without an order.", text, StringComparison.Ordinal);
        Assert.Contains("No strength goes beyond chance.", text, StringComparison.Ordinal);
        Assert.Contains("The figures support no concern.", text, StringComparison.Ordinal);
        Assert.Contains("No orders and no later visits to describe.", text, StringComparison.Ordinal);
        Assert.Contains("The figures call for no action.", text, StringComparison.Ordinal);
        Assert.Contains("Growth potential\n\nNot calculated", text, StringComparison.Ordinal);
        Assert.DoesNotContain("revenue_by_day.png", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_many_begin_the_checkout_and_none_completes_it_the_tracker_is_doubted_too()
    {
        using var shop = new Shop();
        for (var user = 0; user < 40; user++)
        {
            shop.Event($"user {user}", 0).Event($"user {user}", 60, EventNames.AddedToCart).Event($"user {user}", 120, EventNames.CheckoutStarted);
        }

        var text = Summary(shop);

        Assert.Contains("**No checkout is completed.** 0.00 % (95 %: 0.00 to 8.76 %; 0 of 40)", text, StringComparison.Ordinal);
        Assert.Contains("nobody buys, or orders are not recorded", text, StringComparison.Ordinal);
        Assert.DoesNotContain("checkouts are not completed", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_has_no_run_rate_and_no_growth_potential()
    {
        using var shop = new Shop();
        for (var user = 0; user < 40; user++)
        {
            shop.Order($"user {user}", $"T-{user}", 100 + user, second: user * 60);
        }

        var text = Summary(shop);

        Assert.Contains("from 40 orders in 1 calendar day", text, StringComparison.Ordinal);
        Assert.Contains("too short for a run rate", text, StringComparison.Ordinal);
        Assert.Contains("Not calculated: it needs at least 7 days", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Run rate:", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_of_nothing_divides_by_nothing()
    {
        using var shop = new Shop().Order("ann", "T-1", 0);

        var text = Summary(shop) + AttributionReport.Document(ExecutiveFigures.Of(shop.Context())).ToMarkdown();

        Assert.Contains("| 0.00 | 1 | 0.00 | 1 | 1 | 100.00 % | 0.00 | 100.0 % |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_orders_there_is_nothing_to_attribute()
    {
        using var shop = new Shop().Event("ann", 0);

        Assert.Equal("# Attribution report\n\nNo orders, so there is nothing to attribute.\n", AttributionReport.Document(ExecutiveFigures.Of(shop.Context())).ToMarkdown());
    }

    [Fact]
    public void The_PDF_of_no_data_is_a_page()
    {
        using var shop = new Shop();
        ExecutiveSummary.Write(shop.Context(pdf: true));

        using var pdf = PdfDocument.Open(Path.Combine(shop.Folder, "report", "executive_summary.pdf"));
        Assert.Equal(1, pdf.NumberOfPages);
    }

    private static string Summary(Shop shop) => ExecutiveSummary.Document(ExecutiveFigures.Of(shop.Context())).ToMarkdown().Replace('\u00A0', ' ');
}
