using CsCheck;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;

namespace Puffy.Analytics.Tests.Journeys;

public sealed class JourneyPropertyTests
{
    private static readonly Gen<AnalysisOptions> Options = Gen.Select(Gen.OneOf(1, 30, 60), Gen.OneOf(1, 7), Gen.Bool)
        .Select((minutes, days, excludeBots) => new AnalysisOptions
        {
            SessionTimeout = TimeSpan.FromMinutes(minutes),
            Lookback = TimeSpan.FromDays(days),
            ExcludeBots = excludeBots,
        });

    [Fact]
    public void Any_arrival_order_any_batches_and_any_replays_give_the_same_journey() =>
        (from offered in RandomVisits.Events
         from arrival in Gen.Shuffle(offered.Concat(offered).Concat(offered).ToArray())
         from batchSize in Gen.Int[1, 20]
         from options in Options
         select (offered, arrival, batchSize, options)).Sample(
            (offered, arrival, batchSize, options) =>
            {
                var rules = new AnalysisRules(options);
                var pages = new Dictionary<int, byte[]>();
                foreach (var batch in arrival.Chunk(batchSize))
                {
                    var log = LogOf(pages);
                    Array.ForEach(batch, item => log.Add(item));
                    foreach (var page in log.ChangedPages)
                    {
                        pages[page.Number] = EventPageCodec.Encode(page.Events);
                    }
                }

                Assert.Equal(
                    JourneyText.Of(Journey.Of("ada", RandomVisits.Distinct(offered), rules)),
                    JourneyText.Of(Journey.Of("ada", LogOf(pages).ToArray(), rules)));
            },
            iter: 500);

    [Fact]
    public void Every_event_is_in_one_session_and_sessions_are_cut_at_the_gaps_alone() => Gen.Select(RandomVisits.Events, Options).Sample(
        (offered, options) =>
        {
            var rules = new AnalysisRules(options);
            var journey = Journey.Of("ada", RandomVisits.Distinct(offered), rules);
            Assert.Equal(
                journey.Events.Where(item => !options.ExcludeBots || !rules.Devices.Parse(item.UserAgent).IsBot),
                journey.Sessions.SelectMany(session => session.Events));
            Assert.Equal(Enumerable.Range(1, journey.Sessions.Count), journey.Sessions.Select(session => session.Number));
            Assert.All(journey.Sessions, session => Assert.All(
                session.Events.Zip(session.Events.Skip(1)), pair => Assert.True(pair.Second.Timestamp - pair.First.Timestamp <= options.SessionTimeout)));
            Assert.All(
                journey.Sessions.Zip(journey.Sessions.Skip(1)), pair => Assert.True(pair.Second.StartedAt - pair.First.EndedAt > options.SessionTimeout));
        },
        iter: 500);

    [Fact]
    public void Sessions_and_the_journey_earn_what_its_orders_earn() => Gen.Select(RandomVisits.Events, Options).Sample(
        (offered, options) =>
        {
            var journey = Journey.Of("ada", RandomVisits.Distinct(offered), new AnalysisRules(options));
            Assert.Equal(journey.Orders.Select(order => order.Currency).Distinct().Count(), journey.Revenue.Sums.Count);
            Assert.All(journey.Revenue.Sums, sum =>
            {
                Assert.Equal(journey.Orders.Where(order => order.Currency == sum.Currency).Sum(order => order.Revenue), sum.Amount);
                Assert.Equal(sum.Amount, journey.Sessions.Sum(session => session.Revenue[sum.Currency]));
            });
            Assert.Equal(journey.Orders.Count, journey.Sessions.Sum(session => session.Orders));
            Assert.Equal(
                journey.Sessions.Sum(session => session.CheckoutsCompleted), journey.Orders.Count + journey.RepeatedTransactions);
            Assert.Equal(journey.Orders.Count, journey.Orders.Select(order => order.Id).Distinct().Count());
            Assert.All(journey.Orders, order => Assert.Equal(
                journey.Sessions.Where(session => session == order.Session
                    || (session.StartedAt >= order.OrderedAt - options.Lookback && session.StartedAt <= order.Session.StartedAt)),
                order.Window));
        },
        iter: 500);

    private static EventLog LogOf(Dictionary<int, byte[]> pages) => new(pages.Select(page => (page.Key, EventPageCodec.Decode(page.Value, "ada"))));
}
