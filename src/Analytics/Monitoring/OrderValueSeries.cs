namespace Puffy.Analytics.Monitoring;

/// <summary>Revenue per order: a mean over few orders, each of a random value.</summary>
internal sealed class OrderValueSeries() : WatchedSeries("average_order_value", "Revenue per order", SeriesUnit.Money)
{
    internal override double? ValueOf(DayFigures day) =>
        (double?)day.Sales.AverageOrder;

    /// <summary>Variance of the mean of as many orders as the day has; and that of the days.</summary>
    internal override double NoiseVariance(
        double centre, DayFigures day, IReadOnlyList<DayFigures> before, MonitoringThresholds thresholds) =>
        OrderValues.LeastVariance(day.Currency) + (Square(centre) * ((OrderValues.SquaredVariation(before) / day.Sales.Orders) + Square(thresholds.DayToDayVariation)));
}
