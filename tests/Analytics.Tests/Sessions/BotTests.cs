using Puffy.Analytics.Options;

namespace Puffy.Analytics.Tests.Sessions;

public sealed class BotTests
{
    private static readonly AnalysisOptions WithoutBots = new() { ExcludeBots = true };

    [Fact]
    public void One_event_of_a_bot_marks_its_session_and_no_other()
    {
        var journey = new Visitor()
            .Views("03-01 12:00").Views("03-01 12:01", agent: Visitor.Bot).Views("03-01 12:02")
            .Views("03-02 12:00").Journey();
        Assert.Equal([true, false], journey.Sessions.Select(session => session.IsBot));
        Assert.Equal([false, true, false, false], journey.Events.Select(journey.IsBot));
    }

    [Fact]
    public void Bots_stay_in_by_default() =>
        Assert.Equal(2, new Visitor().Views("03-01 12:00", agent: Visitor.Bot).Views("03-01 12:01").Journey().Sessions[0].Events.Count);

    [Fact]
    public void Events_of_bots_can_be_left_out_of_sessions_and_stay_events()
    {
        var journey = new Visitor().Views("03-01 12:00", agent: Visitor.Bot).Views("03-01 12:01").Journey(WithoutBots);
        Assert.Equal(2, journey.Events.Count);
        Assert.Equal(Visitor.Time("03-01 12:01"), Assert.Single(journey.Sessions).StartedAt);
        Assert.Equal(Visitor.Time("03-01 12:01"), journey.FirstSeenAt);
        Assert.True(journey.Sessions[0].IsBounce);
    }

    [Fact]
    public void Left_out_a_bot_does_not_hold_two_sessions_together()
    {
        var visitor = new Visitor().Views("03-01 12:00").Views("03-01 12:30", agent: Visitor.Bot).Views("03-01 13:00");
        Assert.Single(visitor.Journey().Sessions);
        Assert.Equal(2, visitor.Journey(WithoutBots).Sessions.Count);
    }

    [Fact]
    public void Left_out_a_bot_orders_nothing_and_leaves_its_transaction_to_others()
    {
        var visitor = new Visitor()
            .Does("checkout_completed", "03-01 12:00", data: Visitor.Purchase("10.00", "T1"), agent: Visitor.Bot)
            .Buys("03-02 12:00", "20.00", "T1");
        Assert.Equal(10.00m, visitor.Journey().Revenue[default]);
        Assert.Equal(1, visitor.Journey().RepeatedTransactions);
        Assert.Equal(20.00m, visitor.Journey(WithoutBots).Revenue[default]);
        Assert.Equal(0, visitor.Journey(WithoutBots).RepeatedTransactions);
    }

    [Fact]
    public void A_user_who_is_a_bot_has_no_sessions_where_bots_are_left_out() =>
        Assert.Empty(new Visitor().Views("03-01 12:00", agent: Visitor.Bot).Journey(WithoutBots).Sessions);
}
