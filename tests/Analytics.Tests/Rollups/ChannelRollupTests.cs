using System.Globalization;
using CsCheck;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Rollups;

namespace Puffy.Analytics.Tests.Rollups;

public sealed class ChannelRollupTests
{
    private const string Mail = "/?utm_medium=email";

    [Fact]
    public void Users_are_counted_once_a_day_and_channel()
    {
        var rollup = RollupOf(
            new Visitor("ada").Views("03-01 08:00", Mail).Views("03-01 10:00").Views("03-01 12:00", Mail).AddsToCart("03-01 12:01").Views("03-02 08:00", Mail),
            new Visitor("bob").Views("03-01 09:00", Mail));
        Assert.Equal(new ChannelVisits(3, 2, 0, 2, 0), Visits(rollup, "03-01", Channel.Email));
        Assert.Equal(new ChannelVisits(1, 1, 0, 1, 0), Visits(rollup, "03-01", Channel.Direct));
        Assert.Equal(new ChannelVisits(1, 1, 0, 1, 0), Visits(rollup, "03-02", Channel.Email));
        Assert.Equal(3, rollup.Visits.Cells.Count);
        Assert.Empty(rollup.Credits.Cells);
    }

    [Fact]
    public void An_order_after_midnight_counts_on_its_own_day_and_converts_the_session_of_the_day_before()
    {
        var rollup = RollupOf(new Visitor().Views("03-01 23:50", Mail).Buys("03-02 00:10", "10.00", "T1"));
        Assert.Equal(new ChannelVisits(1, 1, 1, 0, 0), Visits(rollup, "03-01", Channel.Email));
        Assert.Equal(new ChannelVisits(0, 0, 0, 0, 1), Visits(rollup, "03-02", Channel.Email));
        Assert.Equal(new ChannelCredit(1m, 10.00m), rollup.Credits[new DayModelChannel(Visitor.Day("03-02"), AttributionModel.FirstClick, Channel.Email, default)]);
    }

    [Theory]
    [InlineData(AttributionModel.FirstClick, "1", "10.01", "0", "0")]
    [InlineData(AttributionModel.LastClick, "0", "0", "1", "10.01")]
    [InlineData(AttributionModel.LastNonDirectClick, "1", "10.01", "0", "0")]
    [InlineData(AttributionModel.Linear, "0.666666666666666666", "6.68", "0.333333333333333334", "3.33")]
    [InlineData(AttributionModel.PositionBased, "0.6", "6.00", "0.4", "4.01")]
    public void Credit_is_summed_by_model_and_channel(
        AttributionModel model, string mailOrders, string mailRevenue, string directOrders, string directRevenue)
    {
        var rollup = RollupOf(new Visitor().Views("03-01 12:00", Mail).Views("03-02 12:00", Mail).Buys("03-03 12:00", "10.01", "T1"));
        Assert.Equal(Credit(mailOrders, mailRevenue), rollup.Credits[new DayModelChannel(Visitor.Day("03-03"), model, Channel.Email, default)]);
        Assert.Equal(Credit(directOrders, directRevenue), rollup.Credits[new DayModelChannel(Visitor.Day("03-03"), model, Channel.Direct, default)]);
    }

    [Fact]
    public void The_figures_of_a_day_are_those_of_no_other()
    {
        var (first, second) = (new Visitor("ada").Buys("03-01 12:00", "10.00", "T1"), new Visitor("bob").Buys("03-02 12:00", "20.00", "T2"));
        Assert.Equal(0, RollupOf(first, second).Of(Visitor.Day("03-01")).DifferencesFrom(RollupOf(first)));
        Assert.Equal(0, RollupOf(first, second).Of(Visitor.Day("03-03")).DifferencesFrom(new ChannelRollup()));
    }

    [Fact]
    public void Every_figure_is_what_counting_all_journeys_gives() =>
        RandomVisits.Events.Select(events => Visitor.JourneyOf("ada", RandomVisits.Distinct(events))).Array[1, 5].Sample(
            journeys =>
            {
                var rollup = new ChannelRollup();
                Array.ForEach(journeys, journey => rollup.Add(journey, 1));
                AssertVisitsAreCounted(rollup, journeys);
                foreach (var model in AttributionModelNames.Rules)
                {
                    var credits = rollup.Credits.Cells.Where(cell => cell.Key.Model == model).ToArray();
                    Assert.Equal(journeys.Sum(journey => journey.Orders.Count), credits.Sum(cell => cell.Value.Orders));
                    Assert.All(
                        credits.GroupBy(cell => cell.Key.Currency),
                        ofCurrency => Assert.Equal(journeys.Sum(journey => journey.Revenue[ofCurrency.Key]), ofCurrency.Sum(cell => cell.Value.Revenue)));
                }
            },
            iter: 200);

    private static void AssertVisitsAreCounted(ChannelRollup rollup, Journey[] journeys)
    {
        var sessions = journeys.SelectMany(journey => journey.Sessions).ToArray();
        var orders = journeys.SelectMany(journey => journey.Orders).ToArray();
        var keys = sessions.Select(session => new DayChannel(session.Day, session.Channel))
            .Union(orders.Select(order => new DayChannel(order.Day, order.Session.Channel))).ToArray();
        Assert.Equal(keys.Length, rollup.Visits.Cells.Count);
        foreach (var key in keys)
        {
            var visits = sessions.Where(session => session.Day == key.Day && session.Channel == key.Channel).ToArray();
            var sales = orders.Where(order => order.Day == key.Day && order.Session.Channel == key.Channel).ToArray();
            Assert.Equal(
                new ChannelVisits(
                    visits.Length,
                    journeys.Count(journey => journey.Sessions.Any(visits.Contains)),
                    visits.Count(session => orders.Any(order => order.Session == session)),
                    visits.Count(session => session.Events.Count == 1),
                    sales.Length),
                rollup.Visits[key]);
            foreach (var ofCurrency in sales.GroupBy(order => order.Currency))
            {
                var sum = rollup.Sales[new DayChannelCurrency(key.Day, key.Channel, ofCurrency.Key)];
                Assert.Equal((ofCurrency.LongCount(), ofCurrency.Sum(order => order.Revenue)), (sum.Orders, sum.Revenue));
            }
        }
    }

    private static ChannelRollup RollupOf(params Visitor[] visitors)
    {
        var rollup = new ChannelRollup();
        Array.ForEach(visitors, visitor => rollup.Add(visitor.Journey(), 1));
        return rollup;
    }

    private static ChannelVisits Visits(ChannelRollup rollup, string day, Channel channel) => rollup.Visits[new DayChannel(Visitor.Day(day), channel)];

    private static ChannelCredit Credit(string orders, string revenue) => new(
        decimal.Parse(orders, CultureInfo.InvariantCulture), decimal.Parse(revenue, CultureInfo.InvariantCulture));
}
