using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Orders;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Silver;

/// <summary>Orders: how they came about, and what they are.</summary>
public static class OrderTables
{
    /// <summary>How each order came about.</summary>
    public static Table<Order> Conversions { get; } = new(
        "silver/conversion_events.csv",
        "an order",
        TableKind.Fact,
        KeyColumns: 1,
        (key, order) => key.Text(order.Id),
        [
            new("order_id", "hash of the user and the transaction id, or of the event where there is none", (write, order) => write.Text(order.Id), "fct_orders"),
            new("transaction_id", "the shop's own number; empty where it gave none", (write, order) => write.Text(order.Payload.TransactionId)),
            new("user_id", "the user", (write, order) => write.Text(order.UserId), "dim_user"),
            new("session_id", "session in which it was made", (write, order) => write.Text(order.Session.Id), "fct_sessions"),
            new("ordered_at", "time of the order, UTC", (write, order) => write.Time(order.OrderedAt)),
            new("revenue", "revenue, in the order's own currency", (write, order) => write.Money(order.Revenue, order.Currency)),
            new("items", "number of items", (write, order) => write.Number(order.Payload.ItemCount)),
            new("touchpoints_in_window", "touchpoints in the lookback window", (write, order) => write.Number(order.Window.Count)),
            new("first_click_channel", "channel of the first of them", (write, order) => write.Text(order.Window[0].Channel.Name())),
            new("last_click_channel", "channel of the last of them", (write, order) => write.Text(order.Session.Channel.Name())),
            new("minutes_from_first_touch", "from the first of them to the order", (write, order) => write.Duration(Minutes(order.OrderedAt - order.Window[0].StartedAt))),
            new("sessions_before", "sessions of the user before the order's own", (write, order) => write.Number(order.Session.Number - 1)),
            new("currency", "currency of the order; empty if unknown", (write, order) => write.Code(order.Currency)),
        ]);

    /// <summary>What each order is.</summary>
    public static Table<Order> Orders { get; } = new(
        "silver/fct_orders.csv",
        "an order",
        TableKind.Fact,
        KeyColumns: 1,
        (key, order) => key.Text(order.Id),
        [
            new("order_id", "hash of the user and the transaction id, or of the event where there is none", (write, order) => write.Text(order.Id)),
            new("transaction_id", "the shop's own number; empty where it gave none", (write, order) => write.Text(order.Payload.TransactionId)),
            new("user_id", "the user", (write, order) => write.Text(order.UserId), "dim_user"),
            new("session_id", "session in which it was made", (write, order) => write.Text(order.Session.Id), "fct_sessions"),
            new("ordered_at", "time of the order, UTC", (write, order) => write.Time(order.OrderedAt)),
            new("revenue", "revenue, in the order's own currency", (write, order) => write.Money(order.Revenue, order.Currency)),
            new("item_count", "number of items", (write, order) => write.Number(order.Payload.ItemCount)),
            new("items_revenue", "sum of quantity times price; empty if the items lack a price", (write, order) => write.Money(order.ItemsRevenue, order.Currency)),
            new("revenue_matches_items", "whether both are equal; empty if the items lack a price", (write, order) => write.Flag(order.RevenueMatchesItems)),
            new("currency", "currency of the order; empty if unknown", (write, order) => write.Code(order.Currency)),
        ]);

    internal static decimal Minutes(TimeSpan duration) => duration.Ticks / (decimal)TimeSpan.TicksPerMinute;
}
