using System.Globalization;

namespace Puffy.Reports.Charts;

/// <summary>A horizontal axis of days.</summary>
internal static class DayAxis
{
    /// <summary>A day's place: days since 0001-01-01.</summary>
    internal static double At(DateOnly day) => day.DayNumber;

    /// <summary>A scale from the first to the last day, with a tick each; the plot leaves out labels that would overlap.</summary>
    /// <param name="days">In any order; at least one.</param>
    internal static AxisScale Over(IReadOnlyCollection<DateOnly> days)
    {
        var (first, last) = (days.Min(), days.Max());
        var span = last.DayNumber - first.DayNumber;
        // A lone day stands in the middle; others keep their markers off the edge.
        var margin = span == 0 ? 1 : span * 0.02;
        var step = Math.Max(1, (span + 13) / 14);
        var ticks = Enumerable.Range(0, (span / step) + 1).Select(at => first.AddDays(at * step));
        return new AxisScale(At(first) - margin, At(last) + margin, [.. ticks.Select(day => new AxisTick(At(day), Label(day)))], Grid: false);
    }

    private static string Label(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);
}
