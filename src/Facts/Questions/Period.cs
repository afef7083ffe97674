using System.Globalization;

namespace Puffy.Facts.Questions;

/// <summary>The written names of periods that end today.</summary>
public static class Period
{
    /// <summary>Every day that the store knows.</summary>
    internal const string All = "all";

    /// <summary>Every name of a period, for messages.</summary>
    public static string Names => "day, 7d, 28d, 30d, 90d, month, 12mo or all";

    /// <summary>The days of a period.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="today">The day on which it ends.</param>
    /// <param name="days">The days; null for all.</param>
    /// <returns>False where no period has that name.</returns>
    internal static bool TryParse(string name, DateOnly today, out DateRange? days)
    {
        days = name switch
        {
            "day" => new DateRange(today, today),
            "7d" => Last(7),
            "28d" => Last(28),
            "30d" => Last(30),
            "90d" => Last(90),
            "month" => new DateRange(FirstOfMonth(today), today),
            "12mo" => new DateRange(FirstOfMonth(today).AddMonths(-11), today),
            _ => null,
        };
        return days is not null || name == All;

        DateRange Last(int count) => new(today.AddDays(1 - count), today);
    }

    /// <summary>A day written as <c>2025-03-01</c>.</summary>
    internal static bool TryParseDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);
}
