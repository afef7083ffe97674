using Puffy.Analytics.Quality;
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
            ["Figure", Column.Figures("Value"), "Of"],
            [
                ["Rows read", Written.Count(record.RowsRead), Written.Count(record.Files.Count, "file")],
                ["Rows accepted", Written.Count(record.Events), OfRows(record.Events)],
                ["Rows refused", Written.Count(refused), OfRows(refused)],
                ["Users", Written.Count(record.Users), ""],
                ["Sessions", Written.Count(record.Sessions), Timeout(figures.Timeout)],
                ["Orders", Written.Count(record.Orders), $"{Written.Count(record.DistinctTransactions, "transaction id")}"],
                ["Revenue", Written.Money(figures.TotalRevenue), ""],
            ]);

        var advice = Recommendations.From(figures);
        document.Heading(2, "What to do");
        if (advice.Count == 0)
        {
            document.Paragraph(record.RowsRead == 0 ? "Nothing, before there is data." : "No check found anything that calls for action.");
        }
        else
        {
            document.Numbered(advice);
        }

        string OfRows(long rows) => record.RowsRead == 0 ? "" : $"{Written.Share(rows, record.RowsRead)} of rows";
    }

    private static string Timeout(TimeoutVerdict verdict) => $"timeout {Written.Length(verdict.Timeout)}, " + verdict.Support switch
    {
        TimeoutSupport.Supported => "which the data supports",
        TimeoutSupport.NotSupported => "which the data does not support",
        _ => "on too few gaps to judge it",
    };
}
