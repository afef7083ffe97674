using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Monitoring;

/// <summary>
/// The days that monitoring judges: the judged days of the shop, less days at either end that hold next to nothing, such as
/// the first rows after midnight of the last file. They are counted by rows as read, so that a day is judged whose rows were
/// all refused.
/// </summary>
internal sealed class DayRange
{
    private DayRange(JudgedDays? shop, IReadOnlyList<DayInContext> days, IReadOnlyList<DateOnly> outside) =>
        (Shop, Days, Outside) = (shop, days, outside);

    /// <summary>The judged days of the shop; null where no day has rows.</summary>
    public JudgedDays? Shop { get; }

    /// <summary>The days that are judged, from first to last. Missing days that follow each other are one.</summary>
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
        var known = days.Where(day => today is null || day.Day <= today).ToList();
        if (JudgedDays.Of(known.Select(day => KeyValuePair.Create(day.Day, day.Rows))) is not { } shop)
        {
            return new DayRange(null, [], [.. days.Select(day => day.Day)]);
        }

        var inside = known.Where(day => day.Rows > 0 && shop.Contains(day.Day)).ToList();
        var least = thresholds.MissingBelow * UsualRows(inside);
        var usual = inside.Where(day => day.Rows >= least).Select(day => day.Day).ToList();

        // A day that is over and holds next to nothing is not just begun: it belongs to the range, as a missing day.
        var (first, last) = (usual[0], inside.Where(day => day.Day < today).Select(day => day.Day).Append(usual[^1]).Max());
        return new DayRange(
            shop,
            InContext([.. inside.Where(day => day.Day >= first && day.Day <= last)], thresholds, today),
            [.. days.Select(day => day.Day).Where(day => day < first || day > last)]);
    }

    /// <summary>The judged day, or the run of missing days, that a day lies in; null where it is not judged.</summary>
    public DateOnly? DayOf(DateOnly? day) => Days.FirstOrDefault(judged => judged.Day <= day && day <= judged.Until)?.Day;

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

    private static List<DayInContext> InContext(List<DayFigures> days, MonitoringThresholds thresholds, DateOnly? today)
    {
        var present = new Queue<DayFigures>();
        IReadOnlyList<DayFigures> before = [];
        var judged = new List<DayInContext>();
        DateOnly? previous = null;
        foreach (var figures in days)
        {
            if (previous is { } last && figures.Day.DayNumber - last.DayNumber > 1)
            {
                AddMissing(judged, new DayFigures(last.AddDays(1), default, default), figures.Day.AddDays(-1), before);
            }

            previous = figures.Day;
            var isOver = figures.Day != today;
            if (isOver && before.Count > 0
                && figures.Rows < thresholds.MissingBelow * Baseline.Median(before.Select(other => (double)other.Rows)))
            {
                AddMissing(judged, figures, figures.Day, before);
                continue;
            }

            judged.Add(new DayInContext(figures, before, IsMissing: false, isOver));
            if (isOver)
            {
                present.Enqueue(figures);
                while (present.Count > thresholds.BaselineDays)
                {
                    present.Dequeue();
                }

                before = [.. present];
            }
        }

        return judged;
    }

    /// <summary>Adds missing days, to those that end on the day before where there are any.</summary>
    private static void AddMissing(List<DayInContext> judged, DayFigures figures, DateOnly until, IReadOnlyList<DayFigures> before)
    {
        if (judged is [.., { IsMissing: true } run])
        {
            judged[^1] = run with { Rows = run.Rows + figures.Rows, Until = until };
        }
        else
        {
            judged.Add(new DayInContext(figures, before, IsMissing: true, IsOver: true) { Until = until });
        }
    }
}

/// <summary>A day, or missing days that follow each other, and what it is judged against.</summary>
/// <param name="Figures">The day; of missing days the first.</param>
/// <param name="Before">The days before it that are not missing, at most as many as a baseline has, the last one last.</param>
/// <param name="IsMissing">Whether its export is missing.</param>
/// <param name="IsOver">Whether it is over at the time of the judgement.</param>
internal sealed record DayInContext(DayFigures Figures, IReadOnlyList<DayFigures> Before, bool IsMissing, bool IsOver)
{
    /// <summary>The day; of missing days the first.</summary>
    public DateOnly Day => Figures.Day;

    /// <summary>The last of missing days; else the day itself.</summary>
    public DateOnly Until { get; init; } = Figures.Day;

    /// <summary>Rows as read; of missing days those of all.</summary>
    public long Rows { get; init; } = Figures.Rows;

    /// <summary>How many days it is.</summary>
    public int Length => Until.DayNumber - Day.DayNumber + 1;
}
