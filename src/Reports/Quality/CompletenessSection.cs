using Puffy.Analytics.Intake;
using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;

using Column = Puffy.Reports.Documents.DocumentColumn;

namespace Puffy.Reports.Quality;

/// <summary>How often each column is empty, by day.</summary>
internal static class CompletenessSection
{
    internal static void Write(ReportDocument document, QualityFigures figures)
    {
        document.Heading(2, "Empty values by column and day");
        if (figures.Days.Count == 0)
        {
            document.Paragraph("No day has rows.");
            return;
        }

        document.Paragraph("The share of the day's rows, as read, in which a column is empty. A row without user id, time or event name is refused; page views have no event_data by nature.");
        document.Table(
            ["Day", Column.Figures("Rows"), .. DayFigures.Columns.Select(column => Column.Figures(column.Name()))],
            figures.Days.Select(day => new[] { TimeText.Day(day.Day), CountText.Of(day.Rows) }
                .Concat(DayFigures.Columns.Select(column => ShareText.Fine(day.EmptyShare(column))))
                .ToArray()));
        if (figures.RowsOfOtherDays > 0)
        {
            document.Paragraph($"Rows with stray dates, not shown here: {CountText.Of(figures.RowsOfOtherDays)}.");
        }

        if (figures.Record.RowsRead - figures.Days.Sum(day => day.Rows) - figures.RowsOfOtherDays is > 0 and var undated)
        {
            document.Paragraph($"Refused rows without a day, in the row or in the file name: {CountText.Of(undated)}.");
        }
    }
}
