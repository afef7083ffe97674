using Puffy.Analytics.Quality;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;

namespace Puffy.Reports.Quality;

/// <summary>The figures in short, and what to do.</summary>
internal static class OverviewSection
{
    internal static void Write(ReportDocument document, QualityFigures figures)
    {
        var record = figures.Record;
        var refused = record.RowsRead - record.Events;
        document.Heading(2, "At a glance");
        if (record.RowsRead == 0)
        {
            document.Callout(CalloutKind.Note, "No rows were read: there is nothing to judge.");
        }

        document.Table(
            ["Figure", DocumentColumn.Figures("Value"), "Of"],
            [
                ["Rows read", CountText.Of(record.RowsRead), CountText.Of(record.Files.Count, "file")],
                ["Rows accepted", CountText.Of(record.Events), OfRows(record.Events)],
                ["Rows refused", CountText.Of(refused), OfRows(refused)],
                ["Users", CountText.Of(record.Users), ""],
                ["Sessions", CountText.Of(record.Sessions), Timeout(figures.Timeout)],
                ["Orders", CountText.Of(record.Orders), $"{CountText.Of(record.DistinctTransactions, "transaction id")}"],
                ["Revenue", MoneyText.Amount(figures.TotalRevenue, figures.Currency), ""],
            ]);

        var advice = Recommendations.From(figures);
        document.Heading(2, "What to do");
        if (advice.Count == 0)
        {
            document.Paragraph(record.RowsRead == 0 ? "Nothing until data is loaded." : "No check found anything that calls for action.");
        }
        else
        {
            document.Numbered(advice);
        }

        string OfRows(long rows) => record.RowsRead == 0 ? "" : $"{ShareText.FineOfWhole(rows, record.RowsRead)} of rows";
    }

    private static string Timeout(TimeoutVerdict verdict) => $"timeout {TimeText.Length(verdict.Timeout)}, " + verdict.Support switch
    {
        TimeoutSupport.Supported => "which the data supports",
        TimeoutSupport.NotSupported => "which the data does not support",
        _ => "on too few gaps to judge it",
    };
}
