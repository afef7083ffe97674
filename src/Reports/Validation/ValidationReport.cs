using System.Globalization;
using Puffy.Reports.Documents;
using Puffy.Reports.Style;
using Puffy.Tables.Runs;
using Puffy.Tables.Validation;

namespace Puffy.Reports.Validation;

/// <summary>The validation of an output folder as a document.</summary>
public static class ValidationReport
{
    private const string Path = "report/validation.md";

    /// <summary>Writes <c>report/validation.md</c> into the folder that was validated.</summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="results">Every check, in the order in which it is shown.</param>
    /// <exception cref="IOException">The report can't be written.</exception>
    public static ReportFile Write(string folder, IReadOnlyList<ValidationResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return ReportFolder.Write(folder, Path, Document(results).ToMarkdown());
    }

    private static ReportDocument Document(IReadOnlyList<ValidationResult> results)
    {
        var failed = results.Where(result => result.Passed == false).ToList();
        var document = new ReportDocument().Heading(1, "Validation");
        document.Paragraph("Every check reads the tables and `run.json` back from the output folder and recomputes the figures.");
        document.Callout(
            failed.Count == 0 ? CalloutKind.Tip : CalloutKind.Caution,
            failed.Count == 0
                ? $"**All {Text(results.Count)} checks pass.**"
                : $"**{Text(failed.Count)} of {Text(results.Count)} checks {(failed.Count == 1 ? "fails" : "fail")}:** {string.Join(", ", failed.Select(result => MarkdownText.Code(result.Name)))}. Do not use the tables until you find the reason.");
        foreach (var section in results.GroupBy(result => result.Section))
        {
            document.Heading(2, section.Key);
            document.Table(
                ["Check", "What must hold", "Expected", "Found", "Result"],
                section.Select(result => (string[])[
                    MarkdownText.Code(result.Name),
                    MarkdownText.Escape(result.Meaning),
                    MarkdownText.Escape(result.Expected),
                    MarkdownText.Escape(result.Found),
                    StatusOf(result).Word()]));
        }

        return document;
    }

    private static Status StatusOf(ValidationResult result) => result.Passed switch
    {
        true => Status.Pass,
        false => Status.Fail,
        null => Status.Skipped,
    };

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
