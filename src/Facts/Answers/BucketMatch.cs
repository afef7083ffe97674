using Puffy.Facts.Questions;
using Puffy.Facts.Scans;

namespace Puffy.Facts.Answers;

/// <summary>Finds for a span of time its counterpart in the days before: the k-th of one for the k-th of the other.</summary>
/// <param name="days">The days asked for.</param>
/// <param name="before">The days of the comparison.</param>
/// <param name="clock">Local time.</param>
internal sealed class BucketMatch(DateRange days, DateRange before, ZoneClock clock)
{
    private const long Hour = 3_600_000;

    private readonly long _start = clock.StartOfDay(days.From);
    private readonly long _startBefore = clock.StartOfDay(before.From);

    /// <summary>The counterpart of a group's value; a text is its own.</summary>
    public GroupValue Before(Dimension dimension, GroupValue value) => dimension.IsTime() ? new GroupValue(string.Empty, Before(dimension, value.Time)) : value;

    private long Before(Dimension dimension, long span) => dimension switch
    {
        Dimension.Hour => clock.Hour(_startBefore + (HoursIn(span) * Hour)),
        Dimension.Month => MonthBefore(span),
        _ => span - First(dimension, days) + First(dimension, before),
    };

    private long HoursIn(long span) => (ZoneClock.StartOf(span).ToUnixTimeMilliseconds() - _start) / Hour;

    private long MonthBefore(long span)
    {
        var (month, first) = (DateOnly.FromDayNumber((int)span), days.From);
        var months = ((month.Year - first.Year) * 12) + month.Month - first.Month;
        return new DateOnly(before.From.Year, before.From.Month, 1).AddMonths(months).DayNumber;
    }

    private static long First(Dimension dimension, DateRange range) => TimeSpans.OfDay(dimension, range.From.DayNumber);
}
