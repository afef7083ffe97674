using Puffy.Analytics.Statistics;

namespace Puffy.Reports.Executive;

/// <summary>How revenue is spread over the orders in the main currency.</summary>
internal static class OrderSpread
{
    /// <summary>The largest tenth of the orders, rounded up, and their share of revenue; zero without revenue.</summary>
    internal static (long Orders, double Share) LargestTenth(ExecutiveFigures figures)
    {
        var orders = (figures.PricedOrders + 9) / 10;
        return (orders, ShareOfLargest(figures, orders));
    }

    /// <summary>The share of revenue that so many of the largest orders bring.</summary>
    internal static double ShareOfLargest(ExecutiveFigures figures, long orders) =>
        figures.Revenue == 0 ? 0 : (double)(Histogram.SumOfGreatest(Values(figures), orders) / figures.Revenue);

    /// <summary>The median order; zero without orders.</summary>
    internal static decimal Median(ExecutiveFigures figures) => Histogram.Median(Values(figures)) ?? 0;

    private static IEnumerable<(decimal Value, long Count)> Values(ExecutiveFigures figures) =>
        figures.Behaviour.OrderValues.Cells.Select(cell => (cell.Key, cell.Value.Value));
}
