using Puffy.Analytics.Channels;
using Puffy.Analytics.Sessions;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Silver;

/// <summary>Touchpoints: the starts of sessions.</summary>
internal static class TouchpointTable
{
    /// <summary>fct_touchpoints.csv.</summary>
    public static Table<Session> Touchpoints { get; } = new(
        "silver/fct_touchpoints.csv",
        "a touchpoint",
        TableKind.Fact,
        KeyColumns: 1,
        (key, session) => key.Text(session.TouchpointId),
        [
            new("touchpoint_id", ColumnType.Text, "hash of the user and the time", (write, session) => write.Text(session.TouchpointId)),
            new("user_id", ColumnType.Text, "the user", (write, session) => write.Text(session.UserId), "dim_user"),
            new("session_id", ColumnType.Text, "session whose start it is", (write, session) => write.Text(session.Id), "fct_sessions"),
            new("touched_at", ColumnType.Time, "time, UTC", (write, session) => write.Time(session.StartedAt)),
            new("position", ColumnType.Number, "its place among the user's, from 1", (write, session) => write.Number(session.Number)),
            new("channel", ColumnType.Text, "marketing channel", (write, session) => write.Text(session.Channel.Name())),
            new("channel_group", ColumnType.Text, "one of the six groups of channels", (write, session) => write.Text(session.Channel.Group())),
            new("source", ColumnType.Text, "utm_source", (write, session) => write.Text(session.Traffic.Source)),
            new("medium", ColumnType.Text, "utm_medium", (write, session) => write.Text(session.Traffic.Medium)),
            new("campaign", ColumnType.Text, "utm_campaign", (write, session) => write.Text(session.Traffic.Campaign)),
            new("landing_page", ColumnType.Text, "first page of its session, without query", (write, session) => write.Text(session.LandingPage)),
        ]);
}
