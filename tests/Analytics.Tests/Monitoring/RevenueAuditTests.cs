using Puffy.Analytics.Attribution;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Options;
using Puffy.Analytics.Rollups;

namespace Puffy.Analytics.Tests.Monitoring;

public sealed class RevenueAuditTests
{
    private static readonly Journey Ada = new Visitor("ada").Views("03-01 08:00").Buys("03-01 08:05", "10.10", "T1").Buys("03-02 09:00", "99", "T1").Buys("03-02 10:00", "5.05").Journey();

    [Fact]
    public void A_transaction_counts_once_first_by_time_and_both_readings_agree()
    {
        var audit = Audit(Ada);

        Assert.Equal(["order events", "journeys"], audit.Sources.Select(source => source.Name));
        Assert.All(audit.Sources, source => Assert.Equal(
            new Dictionary<DayCurrency, decimal> { [new(Visitor.Day("03-01"), default)] = 10.10m, [new(Visitor.Day("03-02"), default)] = 5.05m }, source.ByDay));
        Assert.Equal(Visitor.Time("03-02 10:00"), audit.LastEventAt);
    }

    [Fact]
    public void Every_place_that_holds_revenue_agrees_with_the_journeys()
    {
        var (monitoring, channels, paths) = (new MonitoringRollup(), new ChannelRollup(), new PathRollup());
        monitoring.Add(Ada, 1);
        channels.Add(Ada, 1);
        paths.Add(Ada, 1);
        AttributionFigures.From(channels, paths, AttributionModelNames.All, prior: 100);

        var places = RevenueAudit.Of(monitoring, channels).ToList();

        Assert.Equal(["daily rollup", "channel rollup", .. AttributionModelNames.All.Select(model => model.Name())], places.Select(place => place.Name));
        Assert.All(places, place => Assert.Equal(Audit(Ada).Sources[0].ByDay, place.ByDay));
    }

    [Fact]
    public void Orders_of_bots_are_left_out_where_bots_are()
    {
        var bot = new Visitor("bot").Does("checkout_completed", "03-01 08:00", data: Visitor.Purchase("7", "T9"), agent: Visitor.Bot);

        Assert.Equal(7m, Audit(bot.Journey()).Sources[0].ByDay![new(Visitor.Day("03-01"), default)]);
        Assert.All(Audit(bot.Journey(new AnalysisOptions { ExcludeBots = true })).Sources, source => Assert.Empty(source.ByDay!));
    }

    [Fact]
    public void Of_a_users_events_it_sums_the_same_as_of_the_journey()
    {
        var looks = new Visitor("bob").Views("03-05 08:00").Journey();
        var audit = new RevenueAudit();
        Array.ForEach([Ada, looks], journey => audit.Add(journey.UserId, [.. journey.Events], journey.Rules));

        Assert.All(audit.Sources, source => Assert.Equal(Audit(Ada).Sources[0].ByDay, source.ByDay));
        Assert.Equal(Visitor.Time("03-05 08:00"), audit.LastEventAt);
    }

    [Fact]
    public void A_transaction_id_of_one_letter_counts_once_too()
    {
        var audit = Audit(new Visitor().Buys("03-01 12:00", "10.00", "7").Buys("03-05 12:00", "30.00", "7").Journey());

        Assert.All(audit.Sources, source => Assert.Equal(new Dictionary<DayCurrency, decimal> { [new(Visitor.Day("03-01"), default)] = 10.00m }, source.ByDay));
    }

    [Fact]
    public void Audits_of_shards_add_up()
    {
        var audit = Audit(Ada);
        audit.Merge(Audit(new Visitor("bob").Buys("03-01 12:00", "1", "T1").Journey()));

        Assert.All(audit.Sources, source => Assert.Equal(11.10m, source.ByDay![new(Visitor.Day("03-01"), default)]));
        Assert.Equal(Visitor.Time("03-02 10:00"), audit.LastEventAt);
    }

    private static RevenueAudit Audit(params Journey[] journeys)
    {
        var audit = new RevenueAudit();
        Array.ForEach(journeys, audit.Add);
        return audit;
    }
}
