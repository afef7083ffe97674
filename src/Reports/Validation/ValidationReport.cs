using System.Globalization;
using Puffy.Analytics.Journeys;
using Puffy.Reports.Documents;
using Puffy.Reports.Runs;
using Puffy.Reports.Style;
using Puffy.Reports.Validation.Reading;

namespace Puffy.Reports.Validation;

/// <summary>A check that was made.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expected">What must be there.</param>
/// <param name="Found">What is there.</param>
/// <param name="Status">Pass or fail; skipped where the tables can't be read.</param>
public sealed record ValidationResult(string Name, string Expected, string Found, Status Status);

/// <summary>
/// The validation of an output folder: everything that must hold between the written tables, recomputed from the files
/// themselves, not from what the process that wrote them still knows.
/// </summary>
public static class ValidationReport
{
    private const string Path = "report/validation.md";

    private static readonly (string Title, IReadOnlyList<Check> Checks)[] Sections =
    [
        ("Files and keys", [FileChecks.Readable, .. FileChecks.All]),
        ("Conservation", ConservationChecks.All),
        ("Attribution", AttributionChecks.All),
        ("Time", TimeChecks.All),
        ("Aggregates", AggregateChecks.All),
        ("Run record", RecordChecks.All),
    ];

    /// <summary>Checks the tables and run.json of an output folder and writes <c>report/validation.md</c> there.</summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="rules">The rules under which the tables were made.</param>
    /// <returns>The file, and every check in its order.</returns>
    /// <exception cref="IOException">The report can't be written.</exception>
    public static (ReportFile File, IReadOnlyList<ValidationResult> Results) Write(string folder, AnalysisRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var tables = WrittenTables.Read(folder, rules);
        var results = Sections
            .SelectMany(section => section.Checks)
            .AsParallel().AsOrdered().WithDegreeOfParallelism(Environment.ProcessorCount)
            .Select(check => Make(check, tables))
            .ToList();
        return (ReportFolder.Write(folder, Path, Document(results).ToMarkdown()), results);
    }

    private static ValidationResult Make(Check check, WrittenTables tables)
    {
        if (check != FileChecks.Readable && tables.Unreadable.Count > 0)
        {
            return new ValidationResult(check.Name, "", "a table can't be read", Status.Skipped);
        }

        var outcome = check.Recompute(tables);
        return new ValidationResult(check.Name, outcome.Expected, outcome.Found, outcome.Agrees ? Status.Pass : Status.Fail);
    }

    private static ReportDocument Document(List<ValidationResult> results)
    {
        var failed = results.Where(result => result.Status == Status.Fail).ToList();
        var document = new ReportDocument().Heading(1, "Validation");
        document.Paragraph("Every check is recomputed from the files as they were written: the tables and `run.json` are read back from the output folder.");
        document.Callout(
            failed.Count == 0 ? CalloutKind.Tip : CalloutKind.Caution,
            failed.Count == 0
                ? $"**All {Text(results.Count)} checks pass.**"
                : $"**{Text(failed.Count)} of {Text(results.Count)} checks {(failed.Count == 1 ? "fails" : "fail")}:** {string.Join(", ", failed.Select(result => MarkdownText.Code(result.Name)))}. The tables are not to be used before the reason is found.");
        var byName = results.ToDictionary(result => result.Name, StringComparer.Ordinal);
        foreach (var (title, checks) in Sections)
        {
            document.Heading(2, title);
            document.Table(
                ["Check", "What must hold", "Expected", "Found", "Result"],
                checks.Select(check => (string[])[
                    MarkdownText.Code(check.Name),
                    MarkdownText.Escape(check.Meaning),
                    MarkdownText.Escape(byName[check.Name].Expected),
                    MarkdownText.Escape(byName[check.Name].Found),
                    byName[check.Name].Status.Word()]));
        }

        return document;
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
