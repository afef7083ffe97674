using Puffy.Analytics.Monitoring;

namespace Puffy.Analytics.Tests.Monitoring;

public sealed class BusinessCheckTests
{
    [Fact]
    public void The_average_order_scatters_as_the_mean_of_as_many_orders_does()
    {
        // 30 orders a day of 100 on average, whose values scatter by half of it: 100² x (0.25/30 + 8 %²), times 1 + π/6.
        var expected = ShopDays.Judge(ShopDays.Many(4)).Reading("average_order_value", 4).Expected!;

        Assert.Equal(100, expected.Centre);
        Assert.Equal(14.982558, expected.Scale, 6);
    }

    [Fact]
    public void The_conversion_rate_scatters_as_a_share_of_the_sessions_does()
    {
        // 30 of 750 sessions: (0.0384 + 1/750)/750 + (8 % of 0.0384)², times 1 + π/6.
        var expected = ShopDays.Judge(ShopDays.Many(4)).Reading("conversion_rate", 4).Expected!;

        Assert.Equal(0.04, expected.Centre, 12);
        Assert.Equal(0.009752, expected.Scale, 6);
    }

    [Fact]
    public void Revenue_by_session_scatters_as_a_sum_of_a_random_number_of_orders_does()
    {
        // 4.00 a session, about 31 orders: 4² x (1.25/31 + 8 %²), times 1 + π/6.
        var expected = ShopDays.Judge(ShopDays.Many(4)).Reading("revenue_per_session", 4).Expected!;

        Assert.Equal(4, expected.Centre);
        Assert.Equal(1.067303, expected.Scale, 6);
    }

    [Fact]
    public void Orders_of_twice_the_price_are_critical_on_their_day_and_only_there()
    {
        var days = ShopDays.Many(8);
        days[5] = ShopDays.Of(6, ShopDays.Ordinary, sales: new(30, 6000, 1_500_000));

        var verdict = ShopDays.Judge(days);

        Assert.Equal([(Check.BusinessMetrics, ShopDays.Day(6), CheckStatus.Critical)], verdict.Alarms());
        Assert.Contains("average_order_value 200.00", verdict.Of(Check.BusinessMetrics, 6).Measured, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_without_orders_has_no_average_order_but_a_conversion_rate()
    {
        var days = ShopDays.Many(6);
        days[5] = ShopDays.Of(6, ShopDays.Ordinary with { Orders = 0, ConvertedSessions = 0 }, sales: new());

        var verdict = ShopDays.Judge(days);

        Assert.Equal((CheckStatus.Skipped, "nothing to measure"), (verdict.Reading("average_order_value", 6).Status, verdict.Reading("average_order_value", 6).Note));
        Assert.Equal(CheckStatus.Critical, verdict.Reading("conversion_rate", 6).Status);
        Assert.StartsWith("Check whether the checkout works", verdict.Of(Check.BusinessMetrics, 6).Advice, StringComparison.Ordinal);
    }
}
