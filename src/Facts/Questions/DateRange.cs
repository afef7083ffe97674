namespace Puffy.Facts.Questions;

/// <summary>Days of a time zone, from the first to the last, both included.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.DateRange")]
public readonly record struct DateRange(DateOnly From, DateOnly To)
{
    /// <summary>How many days.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>As many days just before; null where the calendar does not go back so far.</summary>
    public DateRange? Before => From.DayNumber < Days ? null : new DateRange(From.AddDays(-Days), From.AddDays(-1));
}
