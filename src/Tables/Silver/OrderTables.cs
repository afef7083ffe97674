using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Orders;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Silver;

/// <summary>An order and the person who made it.</summary>
/// <param name="Order">The order.</param>
/// <param name="Attributed">The order with the touchpoints of the person.</param>
/// <param name="PersonId">The person.</param>
internal readonly record struct PersonOrder(Order Order, AttributedOrder Attributed, string PersonId);

/// <summary>Orders: how they came about, and what they are.</summary>
internal static class OrderTables
{
    /// <summary>How each order came about.</summary>
    internal static Table<PersonOrder> Conversions { get; } = new(
        "silver/conversion_events.csv",
        "an order",
        TableKind.Fact,
        KeyColumns: 1,
        (key, row) => key.Text(row.Order.Id),
        [
            new("order_id", ColumnType.Text, "hash of the user and the transaction id, or of the event where there is none", (write, row) => write.Text(row.Order.Id), "fct_orders"),
            new("transaction_id", ColumnType.Text, "the shop's own number; empty where it gave none", (write, row) => write.Text(row.Order.Payload.TransactionId)),
            new("user_id", ColumnType.Text, "the user", (write, row) => write.Text(row.Order.UserId), "dim_user"),
            new("session_id", ColumnType.Text, "session in which it was made", (write, row) => write.Text(row.Order.Session.Id), "fct_sessions"),
            new("ordered_at", ColumnType.Time, "time of the order, UTC", (write, row) => write.Time(row.Order.OrderedAt)),
            new("revenue", ColumnType.Money, "revenue, in the order's own currency", (write, row) => write.Money(row.Order.Revenue, row.Order.Currency)),
            new("items", ColumnType.Number, "number of items", (write, row) => write.Number(row.Order.Payload.ItemCount)),
            new("touchpoints_in_window", ColumnType.Number, "touchpoints in the lookback window", (write, row) => write.Number(row.Attributed.Touchpoints.Length)),
            new("first_click_channel", ColumnType.Text, "channel of the first of them", (write, row) => write.Text(row.Attributed.Touchpoints[0].Channel.Name())),
            new("last_click_channel", ColumnType.Text, "channel of the last of them", (write, row) => write.Text(row.Attributed.Touchpoints[^1].Channel.Name())),
            new("minutes_from_first_touch", ColumnType.Duration, "from the first of them to the order", (write, row) => write.Duration(Minutes(row.Order.OrderedAt - row.Attributed.Touchpoints[0].TouchedAt))),
            new("sessions_before", ColumnType.Number, "sessions of the user before the order's own", (write, row) => write.Number(row.Order.Session.Number - 1)),
            new("currency", ColumnType.Text, "currency of the order; empty if unknown", (write, row) => write.Code(row.Order.Currency)),
        ]);

    /// <summary>What each order is.</summary>
    internal static Table<PersonOrder> Orders { get; } = new(
        "silver/fct_orders.csv",
        "an order",
        TableKind.Fact,
        KeyColumns: 1,
        (key, row) => key.Text(row.Order.Id),
        [
            new("order_id", ColumnType.Text, "hash of the user and the transaction id, or of the event where there is none", (write, row) => write.Text(row.Order.Id)),
            new("transaction_id", ColumnType.Text, "the shop's own number; empty where it gave none", (write, row) => write.Text(row.Order.Payload.TransactionId)),
            new("user_id", ColumnType.Text, "the user", (write, row) => write.Text(row.Order.UserId), "dim_user"),
            new("session_id", ColumnType.Text, "session in which it was made", (write, row) => write.Text(row.Order.Session.Id), "fct_sessions"),
            new("ordered_at", ColumnType.Time, "time of the order, UTC", (write, row) => write.Time(row.Order.OrderedAt)),
            new("revenue", ColumnType.Money, "revenue, in the order's own currency", (write, row) => write.Money(row.Order.Revenue, row.Order.Currency)),
            new("item_count", ColumnType.Number, "number of items", (write, row) => write.Number(row.Order.Payload.ItemCount)),
            new("items_revenue", ColumnType.Money, "sum of quantity times price; empty if the items lack a price", (write, row) => write.Money(row.Order.ItemsRevenue, row.Order.Currency)),
            new("revenue_matches_items", ColumnType.Flag, "whether both are equal; empty if the items lack a price", (write, row) => write.Flag(row.Order.RevenueMatchesItems)),
            new("currency", ColumnType.Text, "currency of the order; empty if unknown", (write, row) => write.Code(row.Order.Currency)),
            new("person_id", ColumnType.Text, "the person who ordered: the smallest id of its users", (write, row) => write.Text(row.PersonId)),
        ]);

    internal static decimal Minutes(TimeSpan duration) => duration.Ticks / (decimal)TimeSpan.TicksPerMinute;
}
