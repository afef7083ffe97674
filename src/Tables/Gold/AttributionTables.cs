using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Statistics;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Gold;

/// <summary>A touchpoint with its keys, which are hashed once for all credits that it has in an order.</summary>
/// <param name="Id">The touchpoint's key.</param>
/// <param name="SessionId">The key of its session.</param>
/// <param name="Channel">Its channel.</param>
/// <param name="TouchedAt">When.</param>
internal sealed record CreditedTouchpoint(string Id, string SessionId, Channel Channel, DateTime TouchedAt)
{
    /// <summary>The touchpoints of an order.</summary>
    internal static CreditedTouchpoint[] Of(AttributedOrder order) =>
        [.. order.Touchpoints.Select(touchpoint => new CreditedTouchpoint(touchpoint.Id, touchpoint.SessionId, touchpoint.Channel, touchpoint.TouchedAt))];
}

/// <summary>One credit of one order.</summary>
/// <param name="Order">The order.</param>
/// <param name="Model">The attribution model.</param>
/// <param name="Credit">The credit.</param>
/// <param name="Touched">The touchpoint that earned it.</param>
internal readonly record struct OrderCredit(AttributedOrder Order, AttributionModel Model, Credit Credit, CreditedTouchpoint Touched);

/// <summary>Attribution: who earned which order.</summary>
internal static class AttributionTables
{
    /// <summary>Every credit of every order.</summary>
    public static Table<OrderCredit> Credits { get; } = new(
        "gold/fct_attribution.csv",
        "a touchpoint with credit for an order under a model",
        TableKind.Fact,
        KeyColumns: 3,
        (key, row) => key.Text(row.Order.OrderId).Text(row.Model.Name()).Text(row.Touched.Id),
        [
            new("order_id", ColumnType.Text, "the order", (write, row) => write.Text(row.Order.OrderId), "fct_orders"),
            new("model", ColumnType.Text, "attribution model", (write, row) => write.Text(row.Model.Name())),
            new("touchpoint_id", ColumnType.Text, "the touchpoint", (write, row) => write.Text(row.Touched.Id), "fct_touchpoints"),
            new("user_id", ColumnType.Text, "the user", (write, row) => write.Text(row.Order.UserId), "dim_user"),
            new("session_id", ColumnType.Text, "session whose start the touchpoint is", (write, row) => write.Text(row.Touched.SessionId), "fct_sessions"),
            new("channel", ColumnType.Text, "channel of the touchpoint", (write, row) => write.Text(row.Touched.Channel.Name())),
            new("channel_group", ColumnType.Text, "one of the six groups of channels", (write, row) => write.Text(row.Touched.Channel.Group())),
            new("weight", ColumnType.Weight, "share of the order; an order's weights sum to 1 under each model", (write, row) => write.Weight(row.Credit.Weight)),
            new("revenue", ColumnType.Money, "share of its revenue, in its own currency; an order's shares sum to its revenue under each model", (write, row) => write.Money(row.Credit.Revenue, row.Order.Money.Currency)),
            new("ordered_at", ColumnType.Time, "time of the order, UTC", (write, row) => write.Time(row.Order.OrderedAt)),
            new("touched_at", ColumnType.Time, "time of the touchpoint, UTC", (write, row) => write.Time(row.Touched.TouchedAt)),
            new("currency", ColumnType.Text, "currency of the order; empty if unknown", (write, row) => write.Code(row.Order.Money.Currency)),
        ]);

    /// <summary>Channels under first click.</summary>
    public static Table<ChannelEarnings> FirstClick { get; } = OneModel("gold/attribution_first_click.csv", "first click");

    /// <summary>Channels under last click.</summary>
    public static Table<ChannelEarnings> LastClick { get; } = OneModel("gold/attribution_last_click.csv", "last click");

    /// <summary>Channels under every model.</summary>
    public static Table<ChannelEarnings> Models { get; } = new(
        "gold/attribution_models.csv",
        "a channel with credit under a model",
        TableKind.Aggregate,
        KeyColumns: 2,
        (key, row) => key.Text(row.Model.Name()).Text(row.Channel.Name()),
        [
            new("model", ColumnType.Text, "attribution model", (write, row) => write.Text(row.Model.Name())),
            new("channel", ColumnType.Text, "marketing channel", (write, row) => write.Text(row.Channel.Name())),
            new("orders", ColumnType.CreditedOrders, "sum of the weights of its credits; an order's weights sum to 1", (write, row) => write.CreditedOrders(row.Credit.Orders)),
            new("revenue", ColumnType.Money, "sum of its credits in the main currency", (write, row) => write.Money(row.Credit.Revenue)),
            new("revenue_share", ColumnType.Rate, "share of all revenue", (write, row) => write.Rate(Ratio.Of(row.Credit.Revenue, row.TotalRevenue))),
        ]);

    private static Table<ChannelEarnings> OneModel(string path, string model) => new(
        path,
        $"a channel with credit under {model}",
        TableKind.Aggregate,
        KeyColumns: 1,
        (key, row) => key.Text(row.Channel.Name()),
        [
            new("channel", ColumnType.Text, "marketing channel", (write, row) => write.Text(row.Channel.Name())),
            new("channel_group", ColumnType.Text, "one of the six groups of channels", (write, row) => write.Text(row.Channel.Group())),
            new("orders", ColumnType.Number, "orders that it earned, of any currency", (write, row) => write.Number((long)row.Credit.Orders)),
            new("revenue", ColumnType.Money, "revenue of those in the main currency", (write, row) => write.Money(row.Credit.Revenue)),
            new("revenue_share", ColumnType.Rate, "share of all revenue", (write, row) => write.Rate(Ratio.Of(row.Credit.Revenue, row.TotalRevenue))),
            new("average_order_value", ColumnType.Money, "revenue per order in the main currency; empty without one", (write, row) => write.Money(row.AverageOrder)),
        ]);
}
