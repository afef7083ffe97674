using Puffy.Analytics.Channels;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Events;
using Puffy.Tables.Definition;
using Puffy.Tables.Silver;

namespace Puffy.Tables.Reading;

/// <summary>A row of fct_sessions: what it says of itself.</summary>
internal readonly record struct SessionRow(
    UInt128 Key,
    UInt128 User,
    int Number,
    DateTime StartedAt,
    DateTime EndedAt,
    decimal DurationSeconds,
    int Events,
    int PageViews,
    int AddsToCart,
    int CheckoutsStarted,
    int Orders,
    decimal Revenue,
    Channel Channel,
    DeviceKind Device,
    bool IsBounce,
    bool Converted)
{
    internal DateOnly Day => DateOnly.FromDateTime(StartedAt);

    internal string Id => HashText.Of(Key);
}

/// <summary>The rows of fct_sessions.</summary>
internal sealed class SessionRows
{
    internal List<SessionRow> All { get; } = [];

    internal KeyIndex Index { get; } = new();

    internal static Table Table => SessionTable.FactSessions;

    /// <summary>The row of a key; null where there is none.</summary>
    internal SessionRow? Find(UInt128 key) => Index.Find(key) is var place and >= 0 ? All[place] : null;

    internal void Read(WrittenTable table)
    {
        var (id, user, number) = (table.Column("session_id"), table.Column("user_id"), table.Column("session_number"));
        var (started, ended, duration) = (table.Column("started_at"), table.Column("ended_at"), table.Column("duration_seconds"));
        var (events, views, adds, checkouts) = (table.Column("events"), table.Column("page_views"), table.Column("add_to_carts"), table.Column("checkouts_started"));
        var (orders, revenue, channel, device) = (table.Column("orders"), table.Column("revenue"), table.Column("channel"), table.Column("device"));
        var (bounce, converted) = (table.Column("is_bounce"), table.Column("converted"));
        while (table.Read())
        {
            var row = new SessionRow(
                table.Key(id),
                table.Key(user),
                (int)table.Number(number),
                table.Time(started),
                table.Time(ended),
                table.Decimal(duration),
                (int)table.Number(events),
                (int)table.Number(views),
                (int)table.Number(adds),
                (int)table.Number(checkouts),
                (int)table.Number(orders),
                table.Decimal(revenue),
                Names.Channels.Read(table, channel),
                Names.Devices.Read(table, device),
                table.Flag(bounce),
                table.Flag(converted));
            Index.Add(row.Key, All.Count);
            All.Add(row);
        }
    }
}
