using Puffy.Analytics.Events;
using Puffy.Analytics.Options;

namespace Puffy.Analytics.Tests.Orders;

public sealed class OrderTests
{
    [Fact]
    public void A_transaction_repeated_in_another_session_is_one_order_the_first_by_time()
    {
        var journey = new Visitor().Buys("03-05 12:00", "30.00", "T1").Buys("03-01 12:00", "10.00", "T1").Journey();
        var order = Assert.Single(journey.Orders);
        Assert.Equal(10.00m, order.Revenue);
        Assert.Equal(Visitor.Time("03-01 12:00"), order.OrderedAt);
        Assert.Same(journey.Sessions[0], order.Session);
        Assert.Equal(10.00m, journey.Revenue[default]);
        Assert.Equal(1, journey.RepeatedTransactions);
    }

    [Fact]
    public void A_transaction_id_of_one_letter_is_known_again_too()
    {
        var journey = new Visitor().Buys("03-01 12:00", "10.00", "7").Buys("03-05 12:00", "30.00", "7").Journey();

        Assert.Equal((1, 10.00m, 1), (journey.Orders.Count, journey.Revenue[default], journey.RepeatedTransactions));
        Assert.Equal(EntityIds.Order("ada", "7"), journey.Orders[0].Id);
    }

    [Fact]
    public void A_late_event_takes_the_order_from_its_repeat()
    {
        var visitor = new Visitor().Buys("03-05 12:00", "30.00", "T1");
        var before = Assert.Single(visitor.Journey().Orders);
        var after = Assert.Single(visitor.Buys("03-01 12:00", "10.00", "T1").Journey().Orders);
        Assert.Equal(before.Id, after.Id);
        Assert.Equal(30.00m, before.Revenue);
        Assert.Equal(10.00m, after.Revenue);
    }

    [Fact]
    public void A_transaction_repeated_at_one_instant_is_the_first_by_page()
    {
        var journey = new Visitor().Buys("03-01 12:00", "30.00", "T1", "/thanks").Buys("03-01 12:00", "10.00", "T1", "/paid").Journey();
        Assert.Equal(10.00m, Assert.Single(journey.Orders).Revenue);
    }

    [Fact]
    public void Every_repeat_is_counted() => Assert.Equal(
        3,
        new Visitor().Buys("03-01 12:00", "1", "T1").Buys("03-01 12:01", "1", "T1").Buys("03-02 12:00", "1", "T1")
            .Buys("03-02 12:00", "1", "T2").Buys("03-03 12:00", "1", "T2").Journey().RepeatedTransactions);

    [Fact]
    public void Transactions_are_told_apart_by_case() =>
        Assert.Equal(2, new Visitor().Buys("03-01 12:00", "1", "t1").Buys("03-01 12:01", "1", "T1").Journey().Orders.Count);

    [Fact]
    public void Orders_without_a_transaction_id_are_never_repeats_and_are_known_by_their_events()
    {
        var journey = new Visitor("ada").Buys("03-01 12:00", "10.00").Buys("03-01 12:01", "10.00").Journey();
        Assert.Equal(20.00m, journey.Revenue[default]);
        Assert.Equal(0, journey.RepeatedTransactions);
        Assert.Equal(
            journey.Orders.Select(order => EntityIds.OrderOfEvent("ada", order.Completed.Id.ToString())), journey.Orders.Select(order => order.Id));
        Assert.NotEqual(journey.Orders[0].Id, journey.Orders[1].Id);
    }

    [Fact]
    public void An_order_belongs_to_its_own_day_and_its_session_to_that_of_its_start()
    {
        var order = Assert.Single(new Visitor().Views("03-01 23:50").Buys("03-02 00:10", "10.00", "T1").Journey().Orders);
        Assert.Equal(Visitor.Day("03-02"), order.Day);
        Assert.Equal(Visitor.Day("03-01"), order.Session.Day);
    }

    [Theory]
    [InlineData("03-01 12:00:00.000", 2)]
    [InlineData("03-01 11:59:59.999", 1)]
    public void A_session_that_starts_exactly_seven_days_before_the_order_counts_and_a_millisecond_earlier_does_not(string start, int touchpoints) =>
        Assert.Equal(touchpoints, Assert.Single(new Visitor().Views(start).Buys("03-08 12:00", "10.00", "T1").Journey().Orders).Window.Count);

    [Theory]
    [InlineData("03-07 12:00:00.000", 2)]
    [InlineData("03-07 11:59:59.999", 1)]
    public void The_lookback_window_can_be_chosen(string start, int touchpoints) => Assert.Equal(
        touchpoints,
        Assert.Single(new Visitor().Views(start).Buys("03-08 12:00", "10.00", "T1")
            .Journey(new AnalysisOptions { Lookback = TimeSpan.FromDays(1) }).Orders).Window.Count);

    [Fact]
    public void The_window_reaches_back_from_the_order_and_not_from_the_start_of_its_session()
    {
        var orders = new Visitor().Views("03-01 12:00").Views("03-08 11:50").Buys("03-08 12:00", "1", "T1").Buys("03-08 12:01", "1", "T2").Journey().Orders;
        Assert.Equal([2, 1], orders.Select(order => order.Window.Count));
    }

    [Fact]
    public void The_own_session_counts_even_if_it_is_longer_than_the_window()
    {
        var journey = new Visitor().Views("03-01 10:00").Views("03-01 12:00").Views("03-01 12:30").Buys("03-01 13:00", "10.00", "T1")
            .Journey(new AnalysisOptions { Lookback = TimeSpan.FromMinutes(59) });
        Assert.Equal([journey.Sessions[1]], Assert.Single(journey.Orders).Window);
    }

    [Fact]
    public void Sessions_after_the_order_earn_nothing()
    {
        var journey = new Visitor().Views("03-01 12:00").Buys("03-02 12:00", "10.00", "T1").Views("03-03 12:00").Journey();
        Assert.Equal(journey.Sessions.Take(2), Assert.Single(journey.Orders).Window);
    }
}
