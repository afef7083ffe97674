using Puffy.Analytics.Currencies;
using Puffy.Facts.Answers;
using Puffy.Facts.Questions;
using Puffy.Facts.Scans;

namespace Puffy.Facts.Tests;

public sealed class MetricValueTests
{
    /// <summary>No two sums are the same, so that a ratio to the wrong one is another number.</summary>
    private static readonly GroupSums Sums = new()
    {
        Users = 5,
        NewUsers = 3,
        Sessions = 8,
        Events = 20,
        Converted = 2,
        Bounces = 6,
        Milliseconds = 36_000,
        Orders = 10,
        Priced = 4,
        Revenue = 50.00m,
    };

    [Theory]
    [InlineData(Metric.BounceRate, "0.75")]
    [InlineData(Metric.ConversionRate, "0.25")]
    [InlineData(Metric.EventsPerSession, "2.5")]
    [InlineData(Metric.AverageDurationSeconds, "4.5")]
    [InlineData(Metric.RevenuePerSession, "6.25")]
    [InlineData(Metric.AverageOrderValue, "12.50")]
    public void Ratios_are_those_to_sessions_and_an_average_order_that_to_orders_of_the_currency(Metric metric, string value) =>
        Assert.Equal(value, MetricValue.Of(metric, Sums, Currency.None)?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(Metric.BounceRate)]
    [InlineData(Metric.ConversionRate)]
    [InlineData(Metric.EventsPerSession)]
    [InlineData(Metric.AverageDurationSeconds)]
    [InlineData(Metric.RevenuePerSession)]
    [InlineData(Metric.AverageOrderValue)]
    public void A_ratio_over_nothing_is_unknown(Metric metric) => Assert.Null(MetricValue.Of(metric, new GroupSums(), Currency.None));
}
