namespace Puffy.Facts.Questions;

/// <summary>Reads UTC days that stand in an address.</summary>
public static class QuestionDays
{
    /// <summary>The days from one to another.</summary>
    /// <param name="from">First day, such as <c>2025-02-23</c>; null for all.</param>
    /// <param name="to">Last day; null for today.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="RefusedQuestionException">A day can't be read.</exception>
    public static DateRange? Parse(string? from, string? to, TimeProvider time)
    {
        var today = QuestionTimeZone.Today(TimeZoneInfo.Utc, time);
        return (from, to) switch
        {
            (null or "", null or "") => null,
            (null or "", _) => throw new RefusedQuestionException("There is a last day without a first one. Give both."),
            (_, null or "") => new DateRange(Day(from), today),
            _ => new DateRange(Day(from), Day(to)),
        };
    }

    private static DateOnly Day(string text) => Period.TryParseDay(text, out var day)
        ? day
        : throw new RefusedQuestionException($"\"{text}\" is not a day. Write year-month-day, such as 2025-03-01.");
}
