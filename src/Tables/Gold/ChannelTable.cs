using Puffy.Analytics.Channels;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Statistics;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Gold;

/// <summary>Visits by day and channel.</summary>
public static class ChannelTable
{
    /// <summary>agg_channel_performance.csv.</summary>
    public static Table<KeyValuePair<DayChannel, ChannelVisits>> Performance { get; } = new(
        "gold/agg_channel_performance.csv",
        "a day and a channel",
        TableKind.Aggregate,
        KeyColumns: 2,
        (key, row) => key.Day(row.Key.Day).Text(row.Key.Channel.Name()),
        [
            new("day", "UTC day", (write, row) => write.Day(row.Key.Day)),
            new("channel", "marketing channel", (write, row) => write.Text(row.Key.Channel.Name())),
            new("channel_group", "one of the six groups of channels", (write, row) => write.Text(row.Key.Channel.Group())),
            new("sessions", "sessions that started on the day", (write, row) => write.Number(row.Value.Sessions)),
            new("users", "users with such a session", (write, row) => write.Number(row.Value.Users)),
            new("orders", "orders of the day, made in a session that came by the channel", (write, row) => write.Number(row.Value.Orders)),
            new("revenue", "revenue of the orders", (write, row) => write.Money(row.Value.Revenue)),
            new("conversion_rate", "share of the sessions in which an order was made", (write, row) => write.Rate(Ratio.Of(row.Value.ConvertedSessions, row.Value.Sessions))),
            new("revenue_per_session", "revenue by session", (write, row) => write.Money(Ratio.Of(row.Value.Revenue, row.Value.Sessions))),
            new("bounce_rate", "share of the sessions with one event", (write, row) => write.Rate(Ratio.Of(row.Value.Bounces, row.Value.Sessions))),
        ]);
}
