using System.Collections.Immutable;
using Puffy.Analytics.Intake;

namespace Puffy.Analytics.Monitoring;

/// <summary>
/// <see cref="Check.DataQuality"/>: the z rule on shares, columns that stop altogether, fields inside event_data, and schema drift.
/// </summary>
internal static class QualityCheck
{
    /// <summary>With fewer values expected, none at all may be chance.</summary>
    private const double LeastFilledRows = 10;

    private static readonly HashSet<string> KnownColumns = [.. ColumnNames.All.Select(column => column.Name())];

    /// <summary>Judges a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="drift">The drift of known columns that was first seen on it.</param>
    /// <param name="fields">The fields inside event_data.</param>
    /// <param name="thresholds">The thresholds.</param>
    public static CheckResult Judge(DayInContext day, IReadOnlyList<Finding> drift, FieldHistory fields, MonitoringThresholds thresholds)
    {
        var result = day.IsMissing
            ? CheckResult.SkipMissing(Check.DataQuality, day)
            : WithFields(SeriesCheck.Judge(Check.DataQuality, day, Readings(day, thresholds), thresholds), FieldCheck.Judge(day, fields, thresholds));
        return drift.Count == 0 ? result : WithDrift(result, drift);
    }

    /// <summary>The drift of known columns. Puffy reads a column it does not know, or that has moved, as before.</summary>
    public static IEnumerable<Finding> DriftIn(IEnumerable<MonitoredFile> files) => files
        .SelectMany(file => file.Findings)
        .Where(finding => finding.Kind == FindingKinds.SchemaDrift && KnownColumns.Contains(finding.Subject));

    /// <summary>Drift outside the judged days.</summary>
    public static CheckResult Elsewhere(IReadOnlyList<Finding> drift) =>
        WithDrift(CheckResult.Of(Check.DataQuality, null, CheckStatus.Pass, string.Empty, string.Empty, string.Empty), drift);

    private static ImmutableArray<SeriesReading> Readings(DayInContext day, MonitoringThresholds thresholds) =>
        [.. SeriesCatalogue.Quality.Select(series => Emptied(series, day, SeriesCheck.Read(series, day, thresholds), thresholds))];

    /// <summary>A column that had values on the day before and has almost none now is reported without a baseline.</summary>
    private static SeriesReading Emptied(WatchedSeries series, DayInContext day, SeriesReading reading, MonitoringThresholds thresholds)
    {
        if (series is not ShareSeries { Column: { } column } || reading is not { Value: { } empty, Status: < CheckStatus.Warning }
            || day.Before is not [.., var previous] || series.ValueOf(previous) is not { } emptyBefore)
        {
            return reading;
        }

        // A stopped column still has values in late rows, which came in the file of a working day.
        var (filled, expected) = ((1 - empty) * day.Figures.Rows, (1 - emptyBefore) * day.Figures.Rows);
        return expected >= LeastFilledRows && filled < thresholds.MissingBelow * expected
            ? reading with { Status = CheckStatus.Warning, Note = $"{column} is almost always empty, but was filled on the day before" }
            : reading;
    }

    private static CheckResult WithFields(CheckResult result, IReadOnlyList<FieldReading> off) => off.Count == 0
        ? result
        : result.And(
            off.Select(reading => reading.Status).Worst(),
            string.Join("; ", off.Select(reading => reading.MeasuredInFull)),
            string.Join("; ", off.Select(reading => $"{reading.Name} {reading.Expectation}")),
            off[0].Advice) with
        {
            Fields = [.. off],
        };

    private static CheckResult WithDrift(CheckResult result, IReadOnlyList<Finding> drift)
    {
        var columns = string.Join(", ", drift.Select(finding => finding.Subject).Distinct());
        return result.And(
            CheckStatus.Warning,
            string.Join("; ", drift.Select(finding => finding.Detail)),
            "the columns of the file before",
            $"Ask the export's owner whether the change of {columns} is permanent, and check that its values still mean the same.");
    }
}
