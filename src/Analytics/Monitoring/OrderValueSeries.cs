namespace Puffy.Analytics.Monitoring;

/// <summary>Revenue by order: a mean over few orders, each of a random value.</summary>
internal sealed class OrderValueSeries() : WatchedSeries("average_order_value", "Revenue by order", SeriesUnit.Money)
{
    internal override double? ValueOf(DayFigures day) =>
        day.Activity.Orders > 0 ? (double)day.Activity.Revenue / day.Activity.Orders : null;

    /// <summary>Variance of the mean of as many orders as the day has; and that of the days.</summary>
    internal override double NoiseVariance(
        double centre, DayFigures day, IReadOnlyList<DayFigures> before, MonitoringThresholds thresholds) =>
        OrderValues.Cent + (Square(centre) * ((OrderValues.SquaredVariation(before) / day.Activity.Orders) + Square(thresholds.DayToDayVariation)));
}
