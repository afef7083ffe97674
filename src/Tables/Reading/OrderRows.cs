using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Tables.Definition;
using Puffy.Tables.Silver;

namespace Puffy.Tables.Reading;

/// <summary>A row of fct_orders.</summary>
internal sealed record OrderRow(
    string Id, string Transaction, UInt128 User, UInt128 Session, DateTime OrderedAt, decimal Revenue, long Items, decimal? ItemsRevenue, bool? Matches, Currency Currency)
{
    /// <summary>What it adds to revenue in a currency: nothing where its own is another.</summary>
    internal decimal RevenueIn(Currency currency) => new Money(Revenue, Currency).In(currency);
}

/// <summary>A row of conversion_events.</summary>
internal sealed record ConversionRow(
    string Id,
    string Transaction,
    UInt128 User,
    UInt128 Session,
    DateTime OrderedAt,
    decimal Revenue,
    long Items,
    long Touchpoints,
    Channel FirstClick,
    Channel LastClick,
    decimal MinutesFromFirstTouch,
    long SessionsBefore,
    Currency Currency);

/// <summary>The rows of fct_orders.</summary>
internal sealed class OrderRows
{
    internal List<OrderRow> All { get; } = [];

    /// <summary>The rows by their id; of rows with one id, the first.</summary>
    internal Dictionary<string, OrderRow> ById { get; } = new(StringComparer.Ordinal);

    internal static Table Table => OrderTables.Orders;

    internal void Read(WrittenTable table)
    {
        var (id, transaction, user, session) = (table.Column("order_id"), table.Column("transaction_id"), table.Column("user_id"), table.Column("session_id"));
        var (ordered, revenue, items) = (table.Column("ordered_at"), table.Column("revenue"), table.Column("item_count"));
        var (itemsRevenue, matches, currency) = (table.Column("items_revenue"), table.Column("revenue_matches_items"), table.Column("currency"));
        while (table.Read())
        {
            var row = new OrderRow(
                table.Text(id),
                table.Text(transaction),
                table.Key(user),
                table.Key(session),
                table.Time(ordered),
                table.Decimal(revenue),
                table.Number(items),
                table.DecimalOrNone(itemsRevenue),
                table[matches].IsEmpty ? null : table.Flag(matches),
                table.Currency(currency));
            ById.TryAdd(row.Id, row);
            All.Add(row);
        }
    }
}

/// <summary>The rows of conversion_events.</summary>
internal sealed class ConversionRows
{
    internal List<ConversionRow> All { get; } = [];

    internal static Table Table => OrderTables.Conversions;

    internal void Read(WrittenTable table)
    {
        var (id, transaction, user, session) = (table.Column("order_id"), table.Column("transaction_id"), table.Column("user_id"), table.Column("session_id"));
        var (ordered, revenue, items, touchpoints) = (table.Column("ordered_at"), table.Column("revenue"), table.Column("items"), table.Column("touchpoints_in_window"));
        var (first, last) = (table.Column("first_click_channel"), table.Column("last_click_channel"));
        var (minutes, before, currency) = (table.Column("minutes_from_first_touch"), table.Column("sessions_before"), table.Column("currency"));
        while (table.Read())
        {
            All.Add(new ConversionRow(
                table.Text(id),
                table.Text(transaction),
                table.Key(user),
                table.Key(session),
                table.Time(ordered),
                table.Decimal(revenue),
                table.Number(items),
                table.Number(touchpoints),
                Names.Channels.Read(table, first),
                Names.Channels.Read(table, last),
                table.Decimal(minutes),
                table.Number(before),
                table.Currency(currency)));
        }
    }
}
