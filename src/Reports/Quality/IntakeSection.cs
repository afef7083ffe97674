using Puffy.Analytics.Intake;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;

using Column = Puffy.Reports.Documents.DocumentColumn;

namespace Puffy.Reports.Quality;

/// <summary>Rows, refusals and duplicates.</summary>
internal static class IntakeSection
{
    internal static void Write(ReportDocument document, QualityFigures figures)
    {
        document.Heading(2, "Rows and refusals");
        Refusals(document, figures);
        Files(document, figures);
    }

    private static void Refusals(ReportDocument document, QualityFigures figures)
    {
        var record = figures.Record;
        if (record.Quarantined.Count == 0)
        {
            document.Paragraph("No row was refused.");
        }
        else
        {
            document.Paragraph("Refused rows stand in `bronze/quarantine.csv`, each with its file, row, reason and text.");
            document.Table(
                ["Reason", Column.Figures("Rows"), Column.Figures("Share of rows read")],
                record.Quarantined
                    .OrderByDescending(reason => reason.Value)
                    .ThenBy(reason => reason.Key, StringComparer.Ordinal)
                    .Select(reason => new[] { MarkdownText.Code(reason.Key), CountText.Of(reason.Value), ShareText.FineOfWhole(reason.Value, record.RowsRead) }));
        }

        var duplicates = record.Quarantined.GetValueOrDefault(RefusalReason.DuplicateEvent.Name());
        var repeats = record.Findings.GetValueOrDefault(FindingKinds.RepeatedTransaction);
        document.Paragraph(
            $"**Duplicates.** Rows refused as repeats of an accepted event: {CountText.Of(duplicates)} ({ShareText.FineOfWhole(duplicates, record.RowsRead)}). "
            + $"Order events that repeat a transaction of the same user, and are not counted again: {CountText.Of(repeats)}.");
        var dropped = record.Findings.GetValueOrDefault(FindingKinds.MalformedEventData);
        if (dropped > 0)
        {
            document.Paragraph($"**Malformed data.** Events accepted without their event_data, which was not a JSON object: {CountText.Of(dropped)}.");
        }
    }

    private static void Files(ReportDocument document, QualityFigures figures)
    {
        if (figures.Record.Files.Count > 0)
        {
            var reasons = figures.Context.Figures.Refusals.ToLookup(refusal => refusal.Key.SourceId, refusal => (refusal.Key.Reason, Rows: refusal.Value));
            document.Table(
                ["File", Column.Figures("Rows"), Column.Figures("Accepted"), Column.Figures("Refused"), Column.Figures("Share"), "Refused because"],
                figures.Record.Files.Zip(figures.Context.Files, (file, source) => new[]
                {
                    MarkdownText.Code(file.Name),
                    CountText.Of(file.Rows),
                    CountText.Of(file.Accepted),
                    CountText.Of(file.Quarantined),
                    ShareText.FineOfWhole(file.Quarantined, file.Rows),
                    string.Join(", ", source.Ids.SelectMany(id => reasons[id]).GroupBy(reason => reason.Reason, (reason, of) => (Reason: reason, Rows: of.Sum(some => some.Rows))).OrderByDescending(reason => reason.Rows).ThenBy(reason => reason.Reason, StringComparer.Ordinal)
                        .Select(reason => $"{MarkdownText.Escape(reason.Reason)} {CountText.Of(reason.Rows)}")),
                }));
        }
    }
}
