using Puffy.Analytics.Devices;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Statistics;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Gold;

/// <summary>Engagement by day and device.</summary>
internal static class EngagementTable
{
    /// <summary>agg_user_engagement.csv.</summary>
    public static Table<KeyValuePair<DayDevice, DeviceActivity>> Engagement { get; } = new(
        "gold/agg_user_engagement.csv",
        "a day and a kind of device",
        TableKind.Aggregate,
        KeyColumns: 2,
        (key, row) => key.Day(row.Key.Day).Text(row.Key.Device.Name()),
        [
            new("day", ColumnType.Day, "UTC day", (write, row) => write.Day(row.Key.Day)),
            new("device", ColumnType.Text, "mobile, tablet, desktop, tv, bot or unknown", (write, row) => write.Text(row.Key.Device.Name())),
            new("users", ColumnType.Number, "users with a session that started on the day", (write, row) => write.Number(row.Value.Users)),
            new("new_users", ColumnType.Number, "those whose first session it is", (write, row) => write.Number(row.Value.NewUsers)),
            new("sessions", ColumnType.Number, "sessions that started on the day", (write, row) => write.Number(row.Value.Sessions)),
            new("events", ColumnType.Number, "events of the sessions", (write, row) => write.Number(row.Value.Events)),
            new("page_views", ColumnType.Number, "page views of the sessions", (write, row) => write.Number(row.Value.PageViews)),
            new("events_per_session", ColumnType.Rate, "events per session", (write, row) => write.Rate(Ratio.Of(row.Value.Events, row.Value.Sessions))),
            new("average_duration_seconds", ColumnType.Rate, "mean length of a session", (write, row) => write.Rate(Ratio.Of(row.Value.Milliseconds / 1000m, row.Value.Sessions))),
            new("bounce_rate", ColumnType.Rate, "share of the sessions with one event", (write, row) => write.Rate(Ratio.Of(row.Value.Bounces, row.Value.Sessions))),
        ]);
}
