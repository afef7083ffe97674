using System.Globalization;
using Puffy.Facts.Questions;
using Puffy.Facts.Scans;

namespace Puffy.Facts.Answers;

/// <summary>How answers write the values of dimensions.</summary>
public static class GroupValueText
{
    /// <summary>
    /// The value: a text as it is, a day, week or month as its first day <c>2025-02-23</c>, an hour as <c>2025-02-23T05:00:00-05:00</c>.
    /// </summary>
    public static string Of(Dimension dimension, GroupValue value) => dimension switch
    {
        Dimension.Hour => ZoneClock.StartOf(value.Time).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        _ when dimension.IsTime() => Day(DateOnly.FromDayNumber((int)value.Time)),
        _ => value.Text,
    };

    /// <summary>A day, such as <c>2025-02-23</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
