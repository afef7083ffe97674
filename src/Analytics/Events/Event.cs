namespace Puffy.Analytics.Events;

/// <summary>One accepted event of a user. Text that the input did not have is empty, never null.</summary>
/// <param name="Id">Identifies the event among the user's events.</param>
/// <param name="Timestamp">When it happened: UTC, to the millisecond.</param>
/// <param name="Name">The event name, see <see cref="EventNames"/>.</param>
/// <param name="PageUrl">The page on which it happened.</param>
/// <param name="Referrer">The page that led there.</param>
/// <param name="Data">A JSON object, or empty.</param>
/// <param name="UserAgent">The browser's own description.</param>
/// <param name="Source">The row where it was first accepted. The one thing of an event that depends on arrival.</param>
/// <param name="DataDropped">Its row had event_data that was not a JSON object, which was dropped.</param>
[GenerateSerializer, Immutable, Alias("puffy.Event")]
public sealed record Event(
    EventIdentity Id,
    DateTime Timestamp,
    string Name,
    string PageUrl,
    string Referrer,
    string Data,
    string UserAgent,
    SourceRow Source,
    bool DataDropped = false)
{
    /// <summary>The UTC day on which it happened.</summary>
    public DateOnly Day => DateOnly.FromDateTime(Timestamp);
}
