using Puffy.Analytics;

namespace Puffy.Facts.Questions;

/// <summary>Time zones of questions.</summary>
internal static class QuestionTimeZone
{
    /// <summary>The zone of an IANA name.</summary>
    /// <exception cref="InvalidInputException">This machine knows no such zone.</exception>
    public static TimeZoneInfo Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : throw new InvalidInputException($"\"{name}\" is not a time zone that is known here. Give an IANA name such as UTC, Europe/Berlin or America/New_York.");
    }

    /// <summary>The day that it is in a zone.</summary>
    public static DateOnly Today(TimeZoneInfo zone, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
    }
}
