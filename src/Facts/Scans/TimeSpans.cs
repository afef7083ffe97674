using Puffy.Facts.Questions;

namespace Puffy.Facts.Scans;

/// <summary>Spans of time: which one an instant is in.</summary>
internal static class TimeSpans
{
    /// <summary>The span of an instant, as <see cref="GroupValue.Time"/> has it.</summary>
    public static long Of(Dimension dimension, ZoneClock clock, long instant) => dimension == Dimension.Hour
        ? clock.Hour(instant)
        : OfDay(dimension, clock.DayNumber(instant));

    /// <summary>The first day of the day, week or month that a day is in, by its number.</summary>
    public static long OfDay(Dimension dimension, int dayNumber) => dimension switch
    {
        Dimension.Day => dayNumber,
        // Day 0 is a Monday.
        Dimension.Week => dayNumber - (dayNumber % 7),
        Dimension.Month => DateOnly.FromDayNumber(dayNumber) is var day ? dayNumber - day.Day + 1 : 0,
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Not a span of days."),
    };
}
