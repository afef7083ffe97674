using System.Text;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;
using Puffy.Reports.Pdf;
using Puffy.Reports.Runs;
using Puffy.Tables.Runs;

namespace Puffy.Reports.Quality;

/// <summary>The data quality report: what came in, what is wrong with it, and what to do about it.</summary>
public static class QualityReport
{
    private const string Title = "Data quality report";
    private const string Folder = "quality";
    private const string Name = "data_quality_report";

    /// <summary>Writes the report as Markdown and, where the context asks for it, as a PDF, with its chart next to it.</summary>
    /// <returns>The files, by their path in the output folder.</returns>
    /// <exception cref="IOException">A file can't be written.</exception>
    public static IReadOnlyList<ReportFile> Write(ReportContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Directory.CreateDirectory(Path.Combine(context.Folder, Folder));
        var figures = new QualityFigures(context);
        var chart = TimeoutChart.Render(figures);
        var document = Document(figures, chart);
        List<ReportFile> files =
        [
            WriteFile(context, $"{Name}.md", Encoding.UTF8.GetBytes(document.ToMarkdown())),
            WriteFile(context, TimeoutChart.FileName, chart),
        ];
        if (context.Pdf)
        {
            files.Add(WriteFile(context, $"{Name}.pdf", document.ToPdf(new PdfOptions
            {
                Title = Title,
                Subtitle = Subtitle(figures),
                CreatedAt = new DateTimeOffset(context.CreatedAt, TimeSpan.Zero),
                Density = PdfDensity.Compact,
            })));
        }

        return files;
    }

    private static ReportDocument Document(QualityFigures figures, byte[] chart)
    {
        var document = new ReportDocument().Heading(1, Title);
        OverviewSection.Write(document, figures);
        FindingSection.Write(document, figures);
        IntakeSection.Write(document, figures);
        CompletenessSection.Write(document, figures);
        FieldSection.Write(document, figures);
        DistributionSection.Write(document, figures);
        BotSection.Write(document, figures);
        TagSection.Write(document, figures);
        OrderSection.Write(document, figures);
        TimeoutSection.Write(document, figures, chart);
        return document;
    }

    private static string Subtitle(QualityFigures figures)
    {
        var period = figures.Context.Figures.JudgedDays is { } days
            ? $"Events of {TimeText.Day(days.First)} to {TimeText.Day(days.Last)} (UTC)"
            : "No accepted events";
        return $"{period} · {CountText.Of(figures.Record.Files.Count, "file")} · {CountText.Of(figures.Record.RowsRead, "row")}";
    }

    private static ReportFile WriteFile(ReportContext context, string name, byte[] bytes) =>
        ReportFolder.Write(context.Folder, $"{Folder}/{name}", bytes);
}
