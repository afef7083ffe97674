using Puffy.Analytics.Behaviour;
using Puffy.Analytics.Journeys;

namespace Puffy.Analytics.Tests.Behaviour;

public sealed class BehaviourProfileTests
{
    [Fact]
    public void The_delay_of_an_order_is_the_whole_minutes_from_the_first_touchpoint_of_its_window()
    {
        var profile = Of(new Visitor().Views("03-01 12:00").Views("03-02 09:00").Buys("03-02 09:10:59", "10.00", "T1").Journey());

        // 21 hours, 10 minutes and 59 seconds.
        Assert.Equal([new OrderDelay(SeveralTouches: true, Minutes: 1270)], profile.Delays.Cells.Keys);
    }

    [Fact]
    public void The_delay_of_an_order_without_earlier_visits_is_counted_from_its_own_session()
    {
        var profile = Of(new Visitor().Views("03-01 12:00").Buys("03-01 12:07", "10.00", "T1").Journey());

        Assert.Equal([new OrderDelay(SeveralTouches: false, Minutes: 7)], profile.Delays.Cells.Keys);
        Assert.Equal(new OrderSum(1, 1, 10.00m), profile.WithoutHistory);
    }

    [Fact]
    public void First_and_later_visits_are_told_apart_and_bots_are_neither()
    {
        var profile = Of(
            new Visitor("ada").Views("03-01 12:00").Views("03-02 12:00").Buys("03-02 12:05", "8.00", "T1").Views("03-03 12:00").Journey(),
            new Visitor("bot").Views("03-01 12:00", agent: Visitor.Bot).Journey());

        Assert.Equal((1, 2, 1), (profile.FirstVisits.Sessions, profile.LaterVisits.Sessions, profile.Bots.Sessions));
        Assert.Equal((0, 8.00m), (profile.FirstVisits.Revenue, profile.LaterVisits.Revenue));
        Assert.Equal((2, 1, 0), (profile.Users, profile.Buyers, profile.RepeatBuyers));
    }

    private static BehaviourProfile Of(params Journey[] journeys)
    {
        var (profile, part) = (new BehaviourProfile(default), new BehaviourProfile(default));
        profile.Add(journeys[0]);
        Array.ForEach(journeys[1..], part.Add);
        profile.Merge(part);
        return profile;
    }
}
