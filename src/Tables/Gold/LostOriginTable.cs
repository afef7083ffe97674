using Puffy.Analytics.Attribution;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Statistics;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Gold;

/// <summary>Orders whose last click is Direct, by what stands behind it.</summary>
/// <param name="Origin">The lost origin.</param>
/// <param name="Orders">Orders of any currency.</param>
/// <param name="Revenue">Revenue of those in the main currency.</param>
/// <param name="Direct">Revenue of all orders whose last click is Direct.</param>
/// <param name="All">Revenue of all orders.</param>
public sealed record LostOriginRow(LostOrigin Origin, long Orders, decimal Revenue, decimal Direct, decimal All)
{
    /// <summary>The origins that an order has, those of most revenue first.</summary>
    public static IReadOnlyList<LostOriginRow> From(PathRollup rollup, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(rollup);
        var all = rollup.Paths.Cells.Where(cell => cell.Key.Currency == currency).Sum(cell => cell.Value.Revenue);
        var direct = rollup.LostOrigins.Cells.Where(cell => cell.Key.Currency == currency).Sum(cell => cell.Value.Revenue);
        return [.. rollup.LostOrigins.Cells
            .GroupBy(cell => cell.Key.Origin)
            .Select(cells => new LostOriginRow(
                cells.Key,
                cells.Sum(cell => cell.Value.Orders),
                cells.Where(cell => cell.Key.Currency == currency).Sum(cell => cell.Value.Revenue),
                direct,
                all))
            .OrderByDescending(row => row.Revenue)
            .ThenBy(row => row.Origin)];
    }
}

/// <summary>What stands behind Direct.</summary>
internal static class LostOriginTable
{
    /// <summary>lost_origins.csv.</summary>
    public static Table<LostOriginRow> Origins { get; } = new(
        "gold/lost_origins.csv",
        "a reason why orders have Direct as their last click",
        TableKind.Aggregate,
        KeyColumns: 1,
        (key, row) => key.Text(row.Origin.Name()),
        [
            new("origin", ColumnType.Text, "by the first page of the last click's session: checkout_unseen (nobody was seen before), checkout_returning, cart, landing, no_page", (write, row) => write.Text(row.Origin.Name())),
            new("orders", ColumnType.Number, "orders, of any currency", (write, row) => write.Number(row.Orders)),
            new("revenue", ColumnType.Money, "revenue of those in the main currency", (write, row) => write.Money(row.Revenue)),
            new("share_of_direct", ColumnType.Rate, "share of the revenue whose last click is Direct", (write, row) => write.Rate(Ratio.Of(row.Revenue, row.Direct))),
            new("share_of_all", ColumnType.Rate, "share of all revenue", (write, row) => write.Rate(Ratio.Of(row.Revenue, row.All))),
        ]);
}
