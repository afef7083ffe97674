using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;

namespace Puffy.Delivery;

/// <summary>A row that validation accepted and its journey did not take.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Event">The event; it names the source and the row.</param>
/// <param name="Text">Where the row's text stands in its source.</param>
/// <param name="Outcome">Whether the event was there before, or its user is erased.</param>
public sealed record UntakenRow(string UserId, Event Event, TextPlace Text, Acceptance Outcome)
{
    /// <summary>Why it goes to the quarantine.</summary>
    public Refusal Refusal => Outcome == Acceptance.Suppressed
        ? Refused(RefusalReason.SuppressedUser, SuppressedUser.Detail)
        : Refused(RefusalReason.DuplicateEvent, "the same event was accepted before; no action needed");

    private Refusal Refused(RefusalReason reason, string detail) => new(reason, detail, UserId, Event.Day, EmptyColumns.Of(Event));
}
