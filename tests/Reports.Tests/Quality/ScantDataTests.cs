using Puffy.Analytics.Intake;
using UglyToad.PdfPig;

namespace Puffy.Reports.Tests.Quality;

/// <summary>Where there is little or nothing, the report says so and claims nothing.</summary>
public sealed class ScantDataTests
{
    [Fact]
    public void Of_no_file_the_report_says_that_there_is_nothing_to_judge()
    {
        using var shop = new Shop();
        shop.Report(pdf: true);

        Assert.Equal(
            """
            # Data quality report

            ## At a glance

            > [!NOTE]
            > No rows were read: there is nothing to judge.

            | Figure | Value | Of |
            | --- | ---: | --- |
            | Rows read | 0 | 0 files |
            | Rows accepted | 0 |  |
            | Rows refused | 0 |  |
            | Users | 0 |  |
            | Sessions | 0 | timeout 30 min, on too few gaps to judge it |
            | Orders | 0 | 0 transaction ids |
            | Revenue | 0.00 |  |

            ## What to do

            Nothing until data is loaded.

            ## Schema drift and findings about files

            No file was read.

            ## Rows and refusals

            No row was refused.

            **Duplicates.** Rows refused as repeats of an accepted event: 0 (–). Order events that repeat a transaction of the same user, and are not counted again: 0.

            ## Empty values by column and day

            No day has rows.

            ## Distributions of accepted events

            No events were accepted.

            ## Bots

            No events were accepted.

            ## Campaign tags

            No session starts on an address with campaign tags.

            ## Orders

            No orders.

            ## Session timeout

            A timeout is supported where it bridges at least 90 % of the gaps of up to 24 hours between a user's events, and where its exact value matters little: the number of sessions falls by at most 0.05 % for each per cent that the timeout grows. Gaps of up to 24 hours: 0; longer ones: 0; users: 0.

            > [!NOTE]
            > **There is too little data to judge 30 min:** 100 gaps of up to 24 hours are needed, and the data has 0.

            """.ReplaceLineEndings("\n"),
            shop.Markdown);
        using var pdf = PdfDocument.Open(shop.Pdf);
        Assert.Equal(1, pdf.NumberOfPages);
    }

    [Fact]
    public void A_file_without_rows_is_named_as_such()
    {
        using var shop = new Shop().Found(FindingKinds.HeaderOnlyFile, "", "a header and no row");
        shop.Report();

        Assert.Contains("| `day.csv` | 0 | 0 | 0 | – |  |", shop.Markdown, StringComparison.Ordinal);
        Assert.Contains("**Check 1 export without rows:** `day.csv` holds nothing, or only a header.", shop.Markdown, StringComparison.Ordinal);
        Assert.Contains("| 2030-05-06 | `day.csv` | header\\_only\\_file | a header and no row |", shop.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_one_event_nothing_is_concluded()
    {
        using var shop = new Shop().Event("ann", 0);
        shop.Report(pdf: true);

        var text = shop.Markdown;
        Assert.Contains("No check found anything that calls for action.", text, StringComparison.Ordinal);
        Assert.Contains("| `page_viewed` | 1 | 100.0 % |", text, StringComparison.Ordinal);
        Assert.Contains("| Monday | 1 | 1 | 100.0 % | 1 |", text, StringComparison.Ordinal);
        Assert.Contains("| Tuesday | 0 | 0 | 0 % | – |", text, StringComparison.Ordinal);
        Assert.Contains("No weekday occurs more than once", text, StringComparison.Ordinal);
        Assert.Contains("No orders.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("The data ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_few_orders_none_is_an_outlier()
    {
        using var shop = new Shop().Order("ann", "T-1", 10).Order("ben", "T-2", 10_000);
        shop.Report();

        Assert.Contains("With fewer than 8 orders, no order is called an outlier.", shop.Markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("unusually large", shop.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_bots_leave_no_rate_without_them()
    {
        using var shop = new Shop().Event("bot", 0, userAgent: "Mozilla/5.0 (compatible; ExampleBot/1.0)");
        shop.Report();

        Assert.Contains("without them there would be 1 session fewer (100.0 %), which is all of them.", shop.Markdown, StringComparison.Ordinal);
        Assert.Contains("| Conversion rate | 0 % | – |  |", shop.Markdown, StringComparison.Ordinal);
    }
}
