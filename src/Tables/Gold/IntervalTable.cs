using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Statistics;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Gold;

/// <summary>What a channel earned under a model, and how sure its share of revenue is.</summary>
/// <param name="Earnings">What it earned.</param>
/// <param name="Interval">Its share before rounding, with its interval; null where there is none.</param>
internal sealed record IntervalRow(ChannelEarnings Earnings, ShareInterval? Interval)
{
    /// <summary>The rows of all channels under the models that are written.</summary>
    public static IEnumerable<IntervalRow> From(IEnumerable<ChannelEarnings> earnings, RevenueIntervals intervals) =>
        earnings.Select(row => new IntervalRow(row, intervals[row.Model, row.Channel]));
}

/// <summary>Shares of revenue with their intervals.</summary>
internal static class IntervalTable
{
    /// <summary>attribution_intervals.csv.</summary>
    public static Table<IntervalRow> Intervals { get; } = new(
        "gold/attribution_intervals.csv",
        "a channel with credit under a model",
        TableKind.Aggregate,
        KeyColumns: 2,
        (key, row) => key.Text(row.Earnings.Model.Name()).Text(row.Earnings.Channel.Name()),
        [
            new("model", ColumnType.Text, "attribution model", (write, row) => write.Text(row.Earnings.Model.Name())),
            new("channel", ColumnType.Text, "marketing channel", (write, row) => write.Text(row.Earnings.Channel.Name())),
            new("orders", ColumnType.CreditedOrders, "sum of the weights of its credits", (write, row) => write.CreditedOrders(row.Earnings.Credit.Orders)),
            new("revenue", ColumnType.Money, "sum of its credits in the main currency", (write, row) => write.Money(row.Earnings.Credit.Revenue)),
            new("revenue_share", ColumnType.Share, "share of all revenue, before credits are rounded", (write, row) => write.Precise(row.Interval?.Share ?? Ratio.Of(row.Earnings.Credit.Revenue, row.Earnings.TotalRevenue))),
            new("low", ColumnType.Share, "lower end of its interval of 95 %, by leaving out each of 20 groups of users; empty where one group holds all revenue", (write, row) => write.Precise(row.Interval?.Low)),
            new("high", ColumnType.Share, "upper end of its interval", (write, row) => write.Precise(row.Interval?.High)),
        ]);
}
