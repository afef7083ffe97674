using Puffy.Analytics.Fields;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;

namespace Puffy.Reports.Quality;

/// <summary>The fields inside event_data: how often they have a value, and where they changed.</summary>
internal static class FieldSection
{
    private const int MostFields = 60;
    private const int MostChanges = 40;

    internal static void Write(ReportDocument document, QualityFigures figures)
    {
        var fields = FieldSummary.Of(figures.Fields);
        if (fields.Count == 0)
        {
            return;
        }

        document.Heading(2, "Fields inside event_data");
        Changes(document, figures);
        document.Paragraph("The share of the events of a name in which a field has a value, and the orders and the revenue among them. Null and empty values count as missing; an event counts once, however many of its items have the field.");
        document.Table(
            ["Event", "Field", "Type", DocumentColumn.Figures("Events"), DocumentColumn.Figures("Share"), DocumentColumn.Figures("Of orders"), DocumentColumn.Figures("Of revenue"), DocumentColumn.Figures("Least"), "On"],
            fields.Take(MostFields).Select(field => new[]
            {
                MarkdownText.Code(field.Field.EventName),
                MarkdownText.Code(field.Field.Title),
                field.Part.MainType is { } type ? type.Name() : CountText.None,
                CountText.Of(field.Part.Events),
                ShareText.FineOfWhole(field.Part.Events, field.Whole.Events),
                ShareText.FineOfWhole(field.Part.Orders, field.Whole.Orders),
                ShareText.FineOfWhole(field.Part.Revenue, field.Whole.Revenue),
                ShareText.Fine(field.LeastShare),
                TimeText.Day(field.LeastDay),
            }));
        if (fields.Count > MostFields)
        {
            document.Paragraph($"{CountText.Of(fields.Count - MostFields, "further field")} not shown.");
        }

        if (figures.Fields.ValuesBeyond is > 0 and var beyond)
        {
            document.Paragraph($"{CountText.Of(beyond, "value")} of fields beyond the first {FieldProfile.MostFields}, or nested too deeply to watch: the keys probably contain ids.");
        }
    }

    private static void Changes(ReportDocument document, QualityFigures figures)
    {
        var changes = figures.FieldChanges.OrderByDescending(change => change.Reading.Revenue).ThenByDescending(change => change.Reading.Events).ThenBy(change => change.Day).ToList();
        if (changes.Count == 0)
        {
            document.Paragraph("No field vanished or changed its type, its unit or its share on any day.");
            return;
        }

        document.Paragraph("Fields that vanished or changed, by the revenue that they touch:");
        document.Table(
            ["Day", "Event", "Field", "Measured", "Expected", DocumentColumn.Figures("Orders"), DocumentColumn.Figures("Of the day's revenue"), "What to do"],
            changes.Take(MostChanges).Select(change => new[]
            {
                TimeText.Day(change.Day),
                MarkdownText.Code(change.Reading.Field.EventName),
                MarkdownText.Code(change.Reading.Field.Title),
                MarkdownText.Escape(change.Reading.Measured),
                MarkdownText.Escape(change.Reading.Expectation),
                CountText.Of(change.Reading.Orders),
                change.Reading.RevenueShare is { } share ? ShareText.Fine(share) : CountText.None,
                MarkdownText.Escape(change.Reading.Advice),
            }));
        if (changes.Count > MostChanges)
        {
            document.Paragraph($"{CountText.Of(changes.Count - MostChanges, "further change")} in the monitoring report.");
        }
    }
}
