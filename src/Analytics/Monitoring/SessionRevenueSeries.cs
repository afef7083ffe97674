namespace Puffy.Analytics.Monitoring;

/// <summary>Revenue per session: a sum of a random number of orders, each of a random value.</summary>
internal sealed class SessionRevenueSeries() : WatchedSeries("revenue_per_session", "Revenue per session", SeriesUnit.Money)
{
    internal override double? ValueOf(DayFigures day) =>
        day.Activity.Sessions > 0 ? (double)day.Sales.Revenue / day.Activity.Sessions : null;

    /// <summary>Variance of a compound Poisson sum, (1 + variation²)/orders of its squared mean; and that of the days.</summary>
    internal override double NoiseVariance(
        double centre, DayFigures day, IReadOnlyList<DayFigures> before, MonitoringThresholds thresholds)
    {
        var orders = 1 + (day.Activity.Sessions * before.Sum(other => other.Sales.Orders) / (double)before.Sum(other => other.Activity.Sessions));
        return OrderValues.LeastVariance(day.Currency)
            + (Square(centre) * (((1 + OrderValues.SquaredVariation(before)) * thresholds.OrderDispersion / orders) + Square(thresholds.DayToDayVariation)));
    }
}
