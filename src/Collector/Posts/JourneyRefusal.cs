using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Intake;

namespace Puffy.Collector.Posts;

/// <summary>A row that validation took and its user's journey did not.</summary>
internal static class JourneyRefusal
{
    /// <summary>The row for the quarantine.</summary>
    /// <param name="row">The row.</param>
    /// <param name="outcome">Duplicate or suppressed.</param>
    public static RefusedRow Of(AcceptedRow row, Acceptance outcome)
    {
        var item = row.Event;
        var (reason, detail) = outcome == Acceptance.Duplicate
            ? (RefusalReason.DuplicateEvent, "the same event was accepted before; no action needed")
            : (RefusalReason.SuppressedUser, SuppressedUser.Detail);
        var raw = outcome == Acceptance.Duplicate ? RowText.Of(row) : string.Empty;
        return new RefusedRow(item.Source.Row, new Refusal(reason, detail, row.UserId, item.Day, EmptyColumns.Of(item)), raw);
    }
}
