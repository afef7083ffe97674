using Puffy.Analytics.Intake;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;

using Column = Puffy.Reports.Documents.DocumentColumn;

namespace Puffy.Reports.Quality;

/// <summary>Findings, the heaviest first, with what they mean and what to do.</summary>
internal static class FindingSection
{
    private const int MostFindings = 100;

    internal static void Write(ReportDocument document, QualityFigures figures)
    {
        var kinds = figures.Weights.OfKinds(figures.Record.Findings);
        if (kinds.Count > 0)
        {
            document.Heading(2, "Findings by weight");
            document.Paragraph("Rows and revenue that a finding touches. A change of columns touches its file and those after it, up to the next change of the same column. A dash means that the revenue is unknown.");
            document.Table(
                ["Finding", Column.Figures("Number"), Column.Figures("Rows"), Column.Figures("Of revenue"), "What it means", "What to do"],
                kinds.Select(kind => new[]
                {
                    MarkdownText.Code(kind.Kind),
                    CountText.Of(kind.Count),
                    CountText.Of(kind.Weight.Rows),
                    Share(kind.Weight.RevenueShare),
                    FindingCatalogue.Of(kind.Kind)?.Meaning ?? CountText.None,
                    FindingCatalogue.Of(kind.Kind)?.Advice ?? CountText.None,
                }));
        }

        document.Heading(2, "Schema drift and findings about files");
        OfFiles(document, figures);
    }

    private static void OfFiles(ReportDocument document, QualityFigures figures)
    {
        var findings = figures.Weights.OfFiles();
        if (findings.Count == 0)
        {
            document.Paragraph(figures.Record.Files.Count == 0 ? "No file was read." : "Every file has the same known columns and was read completely.");
            return;
        }

        document.Table(
            ["First day", "File", "Kind", "What was found", Column.Figures("Rows"), Column.Figures("Of revenue")],
            findings.Take(MostFindings).Select(found => new[]
            {
                found.Finding.FirstDay is { } day ? TimeText.Day(day) : CountText.None,
                MarkdownText.Code(found.File.Name),
                MarkdownText.Escape(found.Finding.Kind),
                MarkdownText.Escape(found.Finding.Detail),
                CountText.Of(found.Weight.Rows),
                Share(found.Weight.RevenueShare),
            }));
        if (findings.Count > MostFindings)
        {
            document.Paragraph($"{CountText.Of(findings.Count - MostFindings, "further finding")} in `bronze/findings.csv`.");
        }
    }

    private static string Share(decimal? share) => share is { } known ? ShareText.Fine(known) : CountText.None;
}
