using Puffy.Facts.Questions;

namespace Puffy.Facts.Scans;

/// <summary>Which sums a metric follows from.</summary>
internal static class MetricSums
{
    /// <summary>The sums behind a metric, and behind the interval of its change.</summary>
    public static Sums Of(Metric metric) => metric switch
    {
        Metric.Users => Sums.Users,
        Metric.NewUsers => Sums.NewUsers,
        Metric.Sessions => Sums.Sessions,
        Metric.Events => Sums.Events,
        Metric.PageViews => Sums.PageViews,
        Metric.AddToCarts => Sums.AddToCarts,
        Metric.CheckoutsStarted => Sums.CheckoutsStarted,
        Metric.Orders or Metric.Revenue or Metric.AverageOrderValue => Sums.Sales,
        Metric.RevenuePerSession => Sums.Sales | Sums.Sessions,
        Metric.ConversionRate => Sums.Converted | Sums.Sessions,
        Metric.BounceRate => Sums.Bounces | Sums.Sessions,
        Metric.AverageDurationSeconds => Sums.Milliseconds | Sums.Sessions,
        Metric.MedianDurationSeconds => Sums.Durations,
        Metric.EventsPerSession => Sums.Events | Sums.Sessions,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "No such metric."),
    };
}
