using Puffy.Analytics.Channels;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Sessions;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Silver;

/// <summary>Sessions, under the two names that the original pipeline gave them.</summary>
internal static class SessionTable
{
    /// <summary>sessions.csv.</summary>
    public static Table<Session> Sessions { get; } = Named("silver/sessions.csv");

    /// <summary>fct_sessions.csv, the same rows as the fact table of the star schema.</summary>
    public static Table<Session> FactSessions { get; } = Named("silver/fct_sessions.csv");

    private static Table<Session> Named(string path) => new(
        path,
        "a session",
        TableKind.Fact,
        KeyColumns: 1,
        (key, session) => key.Text(session.Id),
        [
            new("session_id", ColumnType.Text, "hash of the user and the session's start", (write, session) => write.Text(session.Id)),
            new("user_id", ColumnType.Text, "the user", (write, session) => write.Text(session.UserId), "dim_user"),
            new("session_number", ColumnType.Number, "its place among the user's, from 1", (write, session) => write.Number(session.Number)),
            new("started_at", ColumnType.Time, "time of the first event, UTC", (write, session) => write.Time(session.StartedAt)),
            new("ended_at", ColumnType.Time, "time of the last event, UTC", (write, session) => write.Time(session.EndedAt)),
            new("duration_seconds", ColumnType.Duration, "from the first event to the last", (write, session) => write.Duration(Seconds(session.Duration))),
            new("events", ColumnType.Number, "number of events", (write, session) => write.Number(session.Events.Count)),
            new("page_views", ColumnType.Number, "number of page_viewed events", (write, session) => write.Number(session.PageViews)),
            new("add_to_carts", ColumnType.Number, "number of product_added_to_cart events", (write, session) => write.Number(session.AddsToCart)),
            new("checkouts_started", ColumnType.Number, "number of checkout_started events", (write, session) => write.Number(session.CheckoutsStarted)),
            new("orders", ColumnType.Number, "number of orders made in it", (write, session) => write.Number(session.Orders)),
            new("revenue", ColumnType.Money, "revenue of those in the main currency", (write, session) => write.Money(session.Revenue)),
            new("landing_page", ColumnType.Text, "first page of the session, without query", (write, session) => write.Text(session.LandingPage)),
            new("exit_page", ColumnType.Text, "page of the last event, without query", (write, session) => write.Text(session.ExitPage)),
            new("referrer_host", ColumnType.Text, "host of the referrer, if it counts", (write, session) => write.Text(session.Traffic.ReferrerHost)),
            new("channel", ColumnType.Text, "marketing channel", (write, session) => write.Text(session.Channel.Name())),
            new("channel_group", ColumnType.Text, "one of the six groups of channels", (write, session) => write.Text(session.Channel.Group())),
            new("source", ColumnType.Text, "utm_source of the first event", (write, session) => write.Text(session.Traffic.Source)),
            new("medium", ColumnType.Text, "utm_medium of the first event", (write, session) => write.Text(session.Traffic.Medium)),
            new("campaign", ColumnType.Text, "utm_campaign of the first event", (write, session) => write.Text(session.Traffic.Campaign)),
            new("device", ColumnType.Text, "mobile, tablet, desktop, tv, bot or unknown", (write, session) => write.Text(session.Device.Kind.Name())),
            new("os", ColumnType.Text, "operating system", (write, session) => write.Text(session.Device.Os)),
            new("browser", ColumnType.Text, "browser", (write, session) => write.Text(session.Device.Browser)),
            new("is_bounce", ColumnType.Flag, "whether it has one event", (write, session) => write.Flag(session.IsBounce)),
            new("is_bot", ColumnType.Flag, "whether any of its events comes from a bot", (write, session) => write.Flag(session.IsBot)),
            new("converted", ColumnType.Flag, "whether an order was made in it", (write, session) => write.Flag(session.Converted)),
        ]);

    internal static decimal Seconds(TimeSpan duration) => duration.Ticks / (decimal)TimeSpan.TicksPerSecond;
}
