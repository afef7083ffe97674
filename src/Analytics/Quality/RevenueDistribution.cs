namespace Puffy.Analytics.Quality;

/// <summary>An order whose revenue lies far from that of the others.</summary>
/// <param name="Order">The order.</param>
/// <param name="RobustZ">Its robust z-score; null where more than half of all orders have one revenue.</param>
/// <param name="IsBeyondZ">Whether the robust z-score flags it.</param>
/// <param name="IsBeyondFence">Whether the fences flag it.</param>
public sealed record RevenueOutlier(OrderFacts Order, double? RobustZ, bool IsBeyondZ, bool IsBeyondFence);

/// <summary>How the revenue of orders is spread, by figures that a few wild orders do not move.</summary>
/// <param name="Orders">Number of orders; at least one.</param>
/// <param name="Minimum">The least revenue.</param>
/// <param name="LowerQuartile">A quarter of the orders have no more.</param>
/// <param name="Median">The middle one.</param>
/// <param name="UpperQuartile">A quarter of the orders have no less.</param>
/// <param name="Maximum">The most revenue.</param>
/// <param name="MedianDeviation">Median of the distances to the median (MAD).</param>
public sealed record RevenueDistribution(
    int Orders, decimal Minimum, decimal LowerQuartile, decimal Median, decimal UpperQuartile, decimal Maximum, decimal MedianDeviation)
{
    /// <summary>With fewer orders no order is called an outlier: quartiles would rest on two of them.</summary>
    public const int OrdersNeeded = 8;

    /// <summary>Beyond this robust z-score an order is flagged, as Iglewicz and Hoaglin recommend ("How to Detect and Handle Outliers", 1993).</summary>
    public const double ZAllowed = 3.5;

    /// <summary>The MAD of a normal distribution, in standard deviations: it makes the robust z-score read like a plain one.</summary>
    private const decimal NormalMedianDeviation = 0.6745m;

    /// <summary>How many interquartile ranges the fences stand off the quartiles (J. W. Tukey, "Exploratory Data Analysis", 1977).</summary>
    private const decimal FenceDistance = 1.5m;

    /// <summary>Below this an order is flagged.</summary>
    public decimal LowerFence => LowerQuartile - (FenceDistance * (UpperQuartile - LowerQuartile));

    /// <summary>Above this an order is flagged.</summary>
    public decimal UpperFence => UpperQuartile + (FenceDistance * (UpperQuartile - LowerQuartile));

    /// <summary>The distribution of revenues; null where there is none.</summary>
    public static RevenueDistribution? Of(IEnumerable<decimal> revenues)
    {
        var ascending = revenues.Order().ToArray();
        if (ascending.Length == 0)
        {
            return null;
        }

        var median = Quantile(ascending, 0.5m);
        return new RevenueDistribution(
            ascending.Length,
            ascending[0],
            Quantile(ascending, 0.25m),
            median,
            Quantile(ascending, 0.75m),
            ascending[^1],
            Quantile([.. ascending.Select(revenue => Math.Abs(revenue - median)).Order()], 0.5m));
    }

    /// <summary>The robust z-score, 0.6745 (revenue − median) / MAD; null where the MAD is zero.</summary>
    public double? RobustZ(decimal revenue) =>
        MedianDeviation == 0 ? null : (double)(NormalMedianDeviation * (revenue - Median) / MedianDeviation);

    /// <summary>The orders that either rule flags, the farthest from the median first; none where there are too few orders.</summary>
    /// <param name="orders">The orders whose revenues these are.</param>
    public IReadOnlyList<RevenueOutlier> Outliers(IEnumerable<OrderFacts> orders) => Orders < OrdersNeeded
        ? []
        : [.. orders
            .Select(order => (Order: order, Z: RobustZ(order.Revenue)))
            .Select(order => new RevenueOutlier(
                order.Order,
                order.Z,
                order.Z is { } z && Math.Abs(z) > ZAllowed,
                order.Order.Revenue < LowerFence || order.Order.Revenue > UpperFence))
            .Where(outlier => outlier.IsBeyondZ || outlier.IsBeyondFence)
            .OrderByDescending(outlier => Math.Abs(outlier.Order.Revenue - Median))
            .ThenBy(outlier => outlier.Order.Id, StringComparer.Ordinal)];

    /// <summary>A quantile, linear between the two nearest values (type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996).</summary>
    private static decimal Quantile(decimal[] ascending, decimal share)
    {
        var at = (ascending.Length - 1) * share;
        var below = (int)at;
        return below + 1 == ascending.Length
            ? ascending[below]
            : ascending[below] + ((at - below) * (ascending[below + 1] - ascending[below]));
    }
}
