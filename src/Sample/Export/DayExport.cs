using System.Text;
using Puffy.Sample.Chance;
using Puffy.Sample.Options;
using Puffy.Sample.Visitors;

namespace Puffy.Sample.Export;

/// <summary>Writes the file of one day.</summary>
internal static class DayExport
{
    private const int RowsBetweenCancellationChecks = 4096;

    /// <summary>Writes one day's file.</summary>
    /// <param name="path">The file; one that exists is overwritten.</param>
    /// <param name="options">The shop and its faults.</param>
    /// <param name="day">The day.</param>
    /// <param name="cohorts">The cohorts by age, the day's own first.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static SampleFile Write(
        string path, SampleOptions options, DateOnly day, IReadOnlyList<Cohort> cohorts, CancellationToken cancellation)
    {
        var schedule = DaySchedule.Of(cohorts, options.FirstDay, cancellation);
        var layout = ColumnLayout.OfDay(day.DayNumber - options.FirstDay.DayNumber);
        var faults = new DayFaults(options.Faults, day);
        var fields = new EventFields(options.TransactionNumbersPerDay);
        var text = new Utf8Text();

        using var file = new CsvFile(path);
        foreach (var header in layout.Headers)
        {
            file.Field(Encoding.UTF8.GetBytes(header));
        }

        file.EndRow();
        var rows = 0L;
        foreach (var reference in schedule.Events)
        {
            var row = DayEvent.Of(cohorts[reference.Age], reference);
            if (faults.Loses(row.Visitor.Dice))
            {
                continue;
            }

            foreach (var column in layout.Columns)
            {
                text.Clear();
                if (!faults.Empties(column))
                {
                    fields.Write(text, column, row, faults);
                }

                file.Field(text.Written);
            }

            file.EndRow();
            if (++rows % RowsBetweenCancellationChecks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }

        file.Flush();
        return new SampleFile(path, day, rows, file.Length);
    }
}
