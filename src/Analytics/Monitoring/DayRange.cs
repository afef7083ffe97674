namespace Puffy.Analytics.Monitoring;

/// <summary>
/// The days that are judged: from the first to the last day of usual size. Rows of a broken clock, or the first rows
/// after midnight of the last file, make no day of their own, nor do they make missing days up to them.
/// </summary>
internal sealed class DayRange
{
    private DayRange(IReadOnlyList<DayInContext> days, IReadOnlyList<DateOnly> outside) => (Days, Outside) = (days, outside);

    /// <summary>The days that are judged, missing ones included, from first to last.</summary>
    public IReadOnlyList<DayInContext> Days { get; }

    /// <summary>Days that hold rows but are not judged.</summary>
    public IReadOnlyList<DateOnly> Outside { get; }

    /// <summary>Finds the range.</summary>
    /// <param name="days">The days on which anything was read, in order.</param>
    /// <param name="thresholds">The thresholds.</param>
    /// <param name="asOf">The time of the judgement. Later days are not judged; its own day is not over.</param>
    public static DayRange Of(IReadOnlyList<DayFigures> days, MonitoringThresholds thresholds, DateTime? asOf)
    {
        DateOnly? today = asOf is { } time ? DateOnly.FromDateTime(time) : null;
        var known = days.Where(day => day.Rows > 0 && (today is null || day.Day <= today)).ToList();
        var least = thresholds.MissingBelow * UsualRows(known);
        var usual = known.Where(day => day.Rows >= least).Select(day => day.Day).ToList();
        if (usual.Count == 0)
        {
            return new DayRange([], [.. days.Select(day => day.Day)]);
        }

        // A day that is over and holds next to nothing is not just begun: it belongs to the range, as a missing day.
        var last = known.Where(day => day.Day < today).Select(day => day.Day).Append(usual[^1]).Max();
        return new DayRange(
            InContext(known, usual[0], last, thresholds, today),
            [.. days.Select(day => day.Day).Where(day => day < usual[0] || day > last)]);
    }

    /// <summary>The size of the day on which the median row lies: many days of stray rows do not move it.</summary>
    private static long UsualRows(List<DayFigures> days)
    {
        var half = days.Sum(day => day.Rows) / 2.0;
        var seen = 0L;
        foreach (var rows in days.Select(day => day.Rows).Order())
        {
            seen += rows;
            if (seen >= half)
            {
                return rows;
            }
        }

        return 0;
    }

    private static List<DayInContext> InContext(
        List<DayFigures> known, DateOnly first, DateOnly last, MonitoringThresholds thresholds, DateOnly? today)
    {
        var byDay = known.ToDictionary(day => day.Day);
        var present = new List<DayFigures>();
        var judged = new List<DayInContext>();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            var figures = byDay.GetValueOrDefault(day) ?? new DayFigures(day, default, default);
            var before = present.TakeLast(thresholds.BaselineDays).ToList();
            var isOver = day != today;
            var isMissing = isOver && (figures.Rows == 0
                || (before.Count > 0 && figures.Rows < thresholds.MissingBelow * Baseline.Median(before.Select(other => (double)other.Rows))));
            judged.Add(new DayInContext(figures, before, isMissing, isOver));
            if (isOver && !isMissing)
            {
                present.Add(figures);
            }
        }

        return judged;
    }
}

/// <summary>A day and what it is judged against.</summary>
/// <param name="Figures">The day.</param>
/// <param name="Before">The days before it that are not missing, at most as many as a baseline has, the last one last.</param>
/// <param name="IsMissing">Whether its export is not there.</param>
/// <param name="IsOver">Whether it is over at the time of the judgement.</param>
internal sealed record DayInContext(DayFigures Figures, IReadOnlyList<DayFigures> Before, bool IsMissing, bool IsOver)
{
    /// <summary>The day.</summary>
    public DateOnly Day => Figures.Day;
}
