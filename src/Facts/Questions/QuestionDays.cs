using System.Text.Json;
using Puffy.Analytics;

namespace Puffy.Facts.Questions;

/// <summary>Reads the days of a question, in each of their written forms.</summary>
public static class QuestionDays
{
    /// <summary>The days in a <c>date_range</c>: two days, or the name of a period.</summary>
    /// <param name="json">The range.</param>
    /// <param name="today">The day on which periods end.</param>
    /// <returns>The days; null for all.</returns>
    /// <exception cref="InvalidInputException">It is neither.</exception>
    internal static DateRange? Read(JsonElement json, DateOnly today)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return Period.TryParse(json.GetString()!, today, out var days) ? days : throw Wrong(json);
        }

        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() != 2)
        {
            throw Wrong(json);
        }

        return new DateRange(Day(json[0]), Day(json[1]));

        DateOnly Day(JsonElement part) => part.ValueKind == JsonValueKind.String && Period.TryParseDay(part.GetString()!, out var day) ? day : throw Wrong(json);
    }

    /// <summary>The UTC days in an object whose only field is <c>date_range</c>.</summary>
    /// <param name="json">The object.</param>
    /// <param name="time">The clock by which periods end today.</param>
    /// <returns>The days; null for all.</returns>
    /// <exception cref="InvalidInputException">It has other fields, or no days.</exception>
    public static DateRange? Parse(JsonElement json, TimeProvider time) =>
        JsonPart.Fields(json, "The question", ["date_range"]).TryGetValue("date_range", out var days) ? Read(days, QuestionTimeZone.Today(TimeZoneInfo.Utc, time)) : null;

    /// <summary>The days from one to another, as an address has them.</summary>
    /// <param name="from">First UTC day, such as <c>2025-02-23</c>; null for all.</param>
    /// <param name="to">Last day; null for today.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="InvalidInputException">A day can't be read.</exception>
    public static DateRange? Parse(string? from, string? to, TimeProvider time) =>
        Between(Day(from), Day(to), QuestionTimeZone.Today(TimeZoneInfo.Utc, time));

    /// <summary>The days from one to another.</summary>
    /// <param name="from">First day; null for all.</param>
    /// <param name="to">Last day; null for today.</param>
    /// <param name="today">The day that it is.</param>
    /// <exception cref="InvalidInputException">There is a last day alone.</exception>
    internal static DateRange? Between(DateOnly? from, DateOnly? to, DateOnly today) => (from, to) switch
    {
        (null, null) => null,
        ({ } first, _) => new DateRange(first, to ?? today),
        _ => throw new InvalidInputException("There is a last day without a first one. Give both."),
    };

    private static DateOnly? Day(string? text) => string.IsNullOrEmpty(text) ? null
        : Period.TryParseDay(text, out var day) ? day
        : throw new InvalidInputException($"\"{text}\" is not a day. Write year-month-day, such as 2025-03-01.");

    private static InvalidInputException Wrong(JsonElement json) =>
        new($"\"date_range\" is {JsonPart.Short(json)}; expected two days such as [\"2025-02-23\", \"2025-03-01\"], or one of {Period.Names}.");
}
