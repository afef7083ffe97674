using Puffy.Analytics.Fields;

namespace Puffy.Analytics.Monitoring;

/// <summary>A field inside event_data that is off, and its day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Reading">What is off.</param>
public sealed record FieldChangeOfDay(DateOnly Day, FieldReading Reading);

/// <summary>The fields inside event_data that are off on any judged day: what monitoring says of them, without its other checks.</summary>
public static class FieldChanges
{
    /// <summary>Judges each day against the days before it.</summary>
    /// <param name="days">The days on which anything was read, in order.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="thresholds">The thresholds.</param>
    /// <returns>What is off, by day.</returns>
    public static IReadOnlyList<FieldChangeOfDay> In(IReadOnlyList<DayFigures> days, FieldProfile fields, MonitoringThresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var history = new FieldHistory(fields);
        return [.. DayRange.Of(days, thresholds, asOf: null).Days
            .Where(day => !day.IsMissing)
            .SelectMany(day => FieldCheck.Judge(day, history, thresholds), (day, reading) => new FieldChangeOfDay(day.Day, reading))];
    }
}
