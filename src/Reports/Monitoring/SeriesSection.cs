using Puffy.Analytics.Monitoring;
using Puffy.Reports.Documents;

namespace Puffy.Reports.Monitoring;

/// <summary>A chart of each watched series, with the band that it was expected in.</summary>
internal static class SeriesSection
{
    private const int InRow = 2;

    internal static void Write(ReportDocument document, JudgedData judged)
    {
        var charts = SeriesChart.All(judged.Verdict);
        if (charts.Count == 0)
        {
            return;
        }

        document.Heading(2, "Watched series");
        foreach (var row in charts.Chunk(InRow))
        {
            document.ImageRow(row.Select(chart => (chart.FileName, chart.Png, chart.Alternative, (string?)null)));
        }

        document.Paragraph(
            "The band is the range expected from earlier days; a value outside it is a WARNING. A day without a band has too few earlier days. "
            + "Missing or unfinished days have no point.");
    }
}
