using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;

namespace Puffy.Analytics.Tests.Attribution;

public sealed class CreditDivisionTests
{
    [Theory]
    [InlineData(AttributionModel.FirstClick)]
    [InlineData(AttributionModel.LastClick)]
    [InlineData(AttributionModel.LastNonDirectClick)]
    [InlineData(AttributionModel.Linear)]
    [InlineData(AttributionModel.PositionBased)]
    [InlineData(AttributionModel.TimeDecay)]
    public void A_single_touchpoint_earns_all_under_every_model(AttributionModel model)
    {
        Assert.Equal([new Credit(0, 1m, 99.99m)], new Purchase("99.99", 3).Credits(model));
        Assert.Equal([new Credit(0, 1m, 99.99m)], new Purchase("99.99", 3) { Channels = [Channel.Direct] }.Credits(model));
    }

    [Fact]
    public void First_click_gives_all_to_the_earliest() =>
        Assert.Equal([new Credit(0, 1m, 100.00m)], new Purchase("100.00", 3, 2, 1, 0).Credits(AttributionModel.FirstClick));

    [Fact]
    public void Last_click_gives_all_to_the_latest() =>
        Assert.Equal([new Credit(3, 1m, 100.00m)], new Purchase("100.00", 3, 2, 1, 0).Credits(AttributionModel.LastClick));

    [Theory]
    [InlineData(2, Channel.Email, Channel.Referral, Channel.Sms)]
    [InlineData(1, Channel.Email, Channel.Referral, Channel.Direct)]
    [InlineData(0, Channel.Email, Channel.Direct, Channel.Direct)]
    [InlineData(2, Channel.Direct, Channel.Direct, Channel.Direct)]
    [InlineData(2, Channel.Direct, Channel.Direct, Channel.Unassigned)]
    public void Last_non_direct_click_gives_all_to_the_latest_that_is_not_direct_and_else_to_the_latest(
        int position, Channel first, Channel second, Channel third) => Assert.Equal(
            [new Credit(position, 1m, 100.00m)],
            new Purchase("100.00", 2, 1, 0) { Channels = [first, second, third] }.Credits(AttributionModel.LastNonDirectClick));

    [Theory]
    [InlineData("100.00", 2, "50.00 50.00", "0.5 0.5")]
    [InlineData("100.00", 3, "33.33 33.33 33.34", "0.333333333333333333 0.333333333333333333 0.333333333333333334")]
    [InlineData("100.00", 4, "25.00 25.00 25.00 25.00", "0.25 0.25 0.25 0.25")]
    [InlineData("0.01", 2, "0.00 0.01", "0.5 0.5")]
    [InlineData("0.03", 2, "0.02 0.01", "0.5 0.5")]
    [InlineData("0.02", 3, "0.01 0.01 0.00", "0.333333333333333333 0.333333333333333333 0.333333333333333334")]
    [InlineData("0.00", 3, "0.00 0.00 0.00", "0.333333333333333333 0.333333333333333333 0.333333333333333334")]
    public void Linear_gives_equal_shares_and_the_rest_to_the_last(string revenue, int touchpoints, string revenues, string weights)
    {
        var purchase = new Purchase(revenue, new double[touchpoints]);
        purchase.Earns(AttributionModel.Linear, revenues);
        purchase.Weighs(AttributionModel.Linear, weights);
    }

    /// <summary>3.03 / 6 is 0.505 and no decimal fraction of six is: a share that is multiplied instead of divided rounds up.</summary>
    [Fact]
    public void A_half_cent_that_only_division_shows_is_rounded_to_even() =>
        new Purchase("3.03", new double[6]).Earns(AttributionModel.Linear, "0.50 0.50 0.50 0.50 0.50 0.53");

    /// <summary>0.05 / 8 is 0.00625, which rounds to a cent seven times; the contract lets the last take what is left.</summary>
    [Fact]
    public void Cents_rounded_up_are_taken_from_the_last() =>
        new Purchase("0.05", new double[8]).Earns(AttributionModel.Linear, "0.01 0.01 0.01 0.01 0.01 0.01 0.01 -0.02");

    [Theory]
    [InlineData("100.00", 2, "50.00 50.00", "0.5 0.5")]
    [InlineData("100.00", 3, "40.00 20.00 40.00", "0.4 0.2 0.4")]
    [InlineData("100.00", 4, "40.00 10.00 10.00 40.00", "0.4 0.1 0.1 0.4")]
    [InlineData("100.00", 5, "40.00 6.67 6.67 6.67 39.99", "0.4 0.066666666666666667 0.066666666666666667 0.066666666666666667 0.399999999999999999")]
    [InlineData("0.99", 4, "0.40 0.10 0.10 0.39", "0.4 0.1 0.1 0.4")]
    [InlineData("5.05", 4, "2.02 0.50 0.50 2.03", "0.4 0.1 0.1 0.4")]
    [InlineData("5.15", 4, "2.06 0.52 0.52 2.05", "0.4 0.1 0.1 0.4")]
    public void Position_based_gives_forty_per_cent_to_either_end_and_twenty_to_those_between(
        string revenue, int touchpoints, string revenues, string weights)
    {
        var purchase = new Purchase(revenue, new double[touchpoints]);
        purchase.Earns(AttributionModel.PositionBased, revenues);
        purchase.Weighs(AttributionModel.PositionBased, weights);
    }

    /// <summary>
    /// By hand: ages of 7 and 0 days weigh 1/2 : 1; of 14, 7 and 0 days 1/4 : 1/2 : 1, which is 1 : 2 : 4 of seven; of 3.5
    /// and 0 days 1/√2 : 1, the first share being √2 − 1 = 0.4142135623730950488.
    /// </summary>
    [Theory]
    [InlineData("90.00", new double[] { 7, 0 }, "30.00 60.00", "0.333333333333333333 0.666666666666666667")]
    [InlineData("90.00", new double[] { 8, 1 }, "30.00 60.00", "0.333333333333333333 0.666666666666666667")]
    [InlineData("70.00", new double[] { 14, 7, 0 }, "10.00 20.00 40.00", "0.142857142857142857 0.285714285714285714 0.571428571428571429")]
    [InlineData("100.00", new double[] { 14, 7, 0 }, "14.29 28.57 57.14", "0.142857142857142857 0.285714285714285714 0.571428571428571429")]
    [InlineData("100.00", new double[] { 3.5, 0 }, "41.42 58.58", "0.414213562373095049 0.585786437626904951")]
    [InlineData("100.00", new double[] { 2, 2, 2, 2 }, "25.00 25.00 25.00 25.00", "0.25 0.25 0.25 0.25")]
    [InlineData("100.00", new double[] { 3650, 0 }, "0.00 100.00", "0 1")]
    public void Time_decay_halves_the_weight_every_seven_days(string revenue, double[] ages, string revenues, string weights)
    {
        var purchase = new Purchase(revenue, ages);
        purchase.Earns(AttributionModel.TimeDecay, revenues);
        purchase.Weighs(AttributionModel.TimeDecay, weights);
    }

    [Fact]
    public void An_order_without_a_touchpoint_is_a_fault_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => new Purchase("1.00").Credits(AttributionModel.Linear));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Purchase("1.00", 1, 0).Credits((AttributionModel)99));
    }

    [Fact]
    public void An_order_divides_its_revenue_among_the_sessions_in_its_window()
    {
        var order = Assert.Single(new Visitor()
            .Views("03-01 11:59", "/?utm_source=google&utm_medium=cpc")
            .Views("03-01 12:30", "/?utm_medium=email")
            .Views("03-05 12:00")
            .Buys("03-08 12:30", "10.01", "T1").Journey().Orders);
        Assert.Equal([Channel.Email, Channel.Direct, Channel.Direct], order.Window.Select(session => session.Channel));
        Assert.Equal([new Credit(0, 1m, 10.01m)], order.Credits(AttributionModel.FirstClick));
        Assert.Equal([new Credit(2, 1m, 10.01m)], order.Credits(AttributionModel.LastClick));
        Assert.Equal([new Credit(0, 1m, 10.01m)], order.Credits(AttributionModel.LastNonDirectClick));
        Assert.Equal([3.34m, 3.34m, 3.33m], order.Credits(AttributionModel.Linear).Select(credit => credit.Revenue));
        Assert.Equal([4.00m, 2.00m, 4.01m], order.Credits(AttributionModel.PositionBased).Select(credit => credit.Revenue));
    }
}
