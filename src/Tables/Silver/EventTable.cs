using Puffy.Analytics.Channels;
using Puffy.Analytics.Events;
using Puffy.Analytics.Sessions;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Silver;

/// <summary>An event and the session that it is in.</summary>
/// <param name="EventId">The event's id, unique for its user.</param>
/// <param name="Event">The event.</param>
/// <param name="Session">The session.</param>
internal readonly record struct SessionEvent(string EventId, Event Event, Session Session);

/// <summary>Events with their sessions.</summary>
internal static class EventTable
{
    /// <summary>fct_events.csv.</summary>
    public static Table<SessionEvent> Events { get; } = new(
        "silver/fct_events.csv",
        "an event in a session",
        TableKind.Fact,
        KeyColumns: 2,
        (key, row) => key.Text(row.EventId).Text(row.Session.Id),
        [
            new("event_id", ColumnType.Text, "the event's id in cleaned_events", (write, row) => write.Text(row.EventId), "cleaned_events"),
            new("session_id", ColumnType.Text, "the session", (write, row) => write.Text(row.Session.Id), "fct_sessions"),
            new("user_id", ColumnType.Text, "the user", (write, row) => write.Text(row.Session.UserId), "dim_user"),
            new("timestamp", ColumnType.Time, "when it happened, UTC", (write, row) => write.Time(row.Event.Timestamp)),
            new("event_name", ColumnType.Text, "name of the event", (write, row) => write.Text(row.Event.Name)),
            new("page_path", ColumnType.Text, "path of the page", (write, row) => write.Text(PageUrl.Path(row.Event.PageUrl))),
            new("channel", ColumnType.Text, "marketing channel of the session", (write, row) => write.Text(row.Session.Channel.Name())),
        ]);
}
