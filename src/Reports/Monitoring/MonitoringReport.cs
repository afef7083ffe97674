using System.Globalization;
using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;
using Puffy.Reports.Pdf;
using Puffy.Tables.Runs;

namespace Puffy.Reports.Monitoring;

/// <summary>The monitoring report: what to act on, every day and check, every watched series with the band it was expected in.</summary>
public static class MonitoringReport
{
    /// <summary>Where it stands in the output folder.</summary>
    public const string Folder = "monitoring";

    private const string Title = "Monitoring report";

    /// <summary>
    /// Writes <c>monitoring/monitoring_report.md</c> with its charts, <c>monitoring_report_YYYYMMDD.json</c> and, where asked for,
    /// the PDF. The date is that of the as-of time, else the last day that was judged.
    /// </summary>
    /// <param name="judged">What was judged.</param>
    /// <param name="folder">The output folder.</param>
    /// <param name="pdf">Whether a PDF is made.</param>
    /// <param name="createdAt">The time that the document carries, UTC.</param>
    /// <returns>The files, by their path in the output folder.</returns>
    /// <exception cref="IOException">A file can't be written.</exception>
    public static IReadOnlyList<ReportFile> Write(JudgedData judged, string folder, bool pdf, DateTime createdAt)
    {
        ArgumentNullException.ThrowIfNull(judged);
        var document = Document(judged);
        var date = DateOf(judged.Verdict) ?? DateOnly.FromDateTime(createdAt);
        List<ReportFile> files =
        [
            ReportFolder.Write(folder, string.Create(CultureInfo.InvariantCulture, $"{Folder}/monitoring_report_{date:yyyyMMdd}.json"), MonitoringRecord.Of(judged).ToJson()),
            ReportFolder.Write(folder, $"{Folder}/monitoring_report.md", document.ToMarkdown()),
            .. document.Images.Select(image => ReportFolder.Write(folder, $"{Folder}/{image.Key}", image.Value)),
        ];
        if (pdf)
        {
            files.Add(ReportFolder.Write(folder, $"{Folder}/monitoring_report.pdf", document.ToPdf(new PdfOptions
            {
                Title = Title,
                Subtitle = Subtitle(judged),
                CreatedAt = new DateTimeOffset(createdAt, TimeSpan.Zero),
                Density = PdfDensity.Compact,
                Margins = PageMargins.Narrow,
            })));
        }

        return files;
    }

    internal static ReportDocument Document(JudgedData judged)
    {
        var document = new ReportDocument().Heading(1, Title);
        AlarmSection.Write(document, judged);
        DaySection.Write(document, judged);
        SeriesSection.Write(document, judged);
        BasisSection.Write(document, judged);
        return document;
    }

    private static DateOnly? DateOf(MonitoringVerdict verdict) => verdict.AsOf is { } asOf ? DateOnly.FromDateTime(asOf) : verdict.LastDay;

    private static string Subtitle(JudgedData judged)
    {
        var verdict = judged.Verdict;
        var days = verdict is { FirstDay: { } first, LastDay: { } last }
            ? $"{TimeText.Day(first)} to {TimeText.Day(last)} (UTC)"
            : "No day to judge";
        return $"{days} · {judged.Source} · {(verdict.AsOf is { } asOf ? $"as of {TimeText.Minute(asOf)}" : "no as-of time")}";
    }
}
