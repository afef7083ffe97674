using Puffy.Analytics.Attribution;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Statistics;
using Puffy.Facts.Questions;
using Puffy.Facts.Scans;

namespace Puffy.Facts.Answers;

/// <summary>Computes metrics from sums.</summary>
internal static class MetricValue
{
    /// <summary>Decimal places of rates.</summary>
    private const int RatePlaces = 10;

    /// <summary>The metric of a group; null for a ratio over nothing. Money is rounded to the currency's minor unit, half to even.</summary>
    public static decimal? Of(Metric metric, GroupSums sums, Currency currency) => metric switch
    {
        Metric.Users => sums.Users,
        Metric.NewUsers => sums.NewUsers,
        Metric.Sessions => sums.Sessions,
        Metric.Events => sums.Events,
        Metric.PageViews => sums.PageViews,
        Metric.AddToCarts => sums.AddToCarts,
        Metric.CheckoutsStarted => sums.CheckoutsStarted,
        Metric.Orders => CreditDivision.RoundOrders(sums.Orders),
        Metric.Revenue => currency.Round(sums.Revenue),
        Metric.AverageOrderValue => Money(Ratio.Of(sums.Revenue, sums.Priced), currency),
        Metric.RevenuePerSession => Money(Ratio.Of(sums.Revenue, sums.Sessions), currency),
        Metric.ConversionRate => Rate(Ratio.Of(sums.Converted, sums.Sessions)),
        Metric.BounceRate => Rate(Ratio.Of(sums.Bounces, sums.Sessions)),
        Metric.AverageDurationSeconds => Rate(Ratio.Of(sums.Milliseconds / 1000m, sums.Sessions)),
        Metric.MedianDurationSeconds => Rate(Median(sums) / 1000),
        Metric.EventsPerSession => Rate(Ratio.Of(sums.Events, sums.Sessions)),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "No such metric."),
    };

    private static decimal? Median(GroupSums sums) => Histogram.Median(sums.Durations.Select(cell => (cell.Milliseconds, cell.Sessions)));

    private static decimal? Money(decimal? amount, Currency currency) => amount is { } value ? currency.Round(value) : null;

    private static decimal? Rate(decimal? rate) => rate is { } value ? Math.Round(value, RatePlaces, MidpointRounding.ToEven) : null;
}
