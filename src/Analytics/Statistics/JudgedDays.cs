namespace Puffy.Analytics.Statistics;

/// <summary>
/// The days that reports analyse: run rate, trends, best and worst day, charts, monitoring. A row from a wrong clock
/// lies years away from the others; totals include it, but it says nothing about the shop's days.
/// </summary>
/// <remarks>
/// Of the days that have at least 1 % of the median day's count these are the chain with the greatest count in which
/// neighbours are at most 30 days apart, from its first day to its last; of equal chains the latest. Nothing here costs time
/// or memory for days without a count.
/// </remarks>
public sealed class JudgedDays
{
    /// <summary>The chain breaks where two days are further apart.</summary>
    public const int WidestGap = 30;

    /// <summary>A day needs the median day's count divided by this.</summary>
    private const long LeastPart = 100;

    private JudgedDays(DateOnly first, DateOnly last, IReadOnlyList<DateOnly> stray) =>
        (First, Last, Stray) = (first, last, stray);

    /// <summary>The first of them.</summary>
    public DateOnly First { get; }

    /// <summary>The last of them.</summary>
    public DateOnly Last { get; }

    /// <summary>Days outside that have a count, from first to last.</summary>
    public IReadOnlyList<DateOnly> Stray { get; }

    /// <summary>How many calendar days there are from the first to the last, both included.</summary>
    public int CalendarDays => Last.DayNumber - First.DayNumber + 1;

    /// <summary>Whether a day is one of them.</summary>
    public bool Contains(DateOnly day) => day >= First && day <= Last;

    /// <summary>Finds them.</summary>
    /// <param name="counts">A count by day, such as that of its events. Days of zero count as days without.</param>
    /// <returns>The days; null where no day has a count.</returns>
    public static JudgedDays? Of(IEnumerable<KeyValuePair<DateOnly, long>> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var days = counts.Where(day => day.Value > 0).OrderBy(day => day.Key).ToList();
        if (days.Count == 0)
        {
            return null;
        }

        var sorted = days.Select(day => day.Value).Order().ToList();

        // The median of an even number of days lies between two; twice the median is a whole number.
        var twiceTheMedian = sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2];
        var (first, last) = Chain(days.Where(day => 2 * LeastPart * day.Value >= twiceTheMedian));
        return new JudgedDays(first, last, [.. days.Select(day => day.Key).Where(day => day < first || day > last)]);
    }

    private static (DateOnly First, DateOnly Last) Chain(IEnumerable<KeyValuePair<DateOnly, long>> days)
    {
        (DateOnly First, DateOnly Last, decimal Count) best = default;
        (DateOnly First, DateOnly Last, decimal Count) chain = default;
        foreach (var (day, count) in days)
        {
            chain = chain.Count > 0 && day.DayNumber - chain.Last.DayNumber <= WidestGap
                ? (chain.First, day, chain.Count + count)
                : (day, day, count);
            best = chain.Count >= best.Count ? chain : best;
        }

        return (best.First, best.Last);
    }
}
