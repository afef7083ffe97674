using Puffy.Analytics.Quality;

namespace Puffy.Analytics.Tests.Quality;

public sealed class TimeoutVerdictTests
{
    private static readonly TimeSpan HalfAnHour = TimeSpan.FromMinutes(30);

    [Fact]
    public void Visits_of_minutes_that_lie_hours_apart_support_30_minutes()
    {
        var verdict = Judge(users: 1000, (95, TimeSpan.FromMinutes(1)), (5, TimeSpan.FromHours(10)));

        // At 1 minute, at 42 s rather, the gaps of 60 s would part sessions: ln(1100 / 1005) / ln 2 = 0.13.
        Assert.Equal(new TimeoutVerdict(HalfAnHour, TimeoutSupport.Supported, 1005, 0.95, 0, TimeSpan.FromMinutes(2)), verdict);
    }

    [Fact]
    public void A_fifth_of_the_gaps_left_open_does_not_support_30_minutes_and_names_the_timeout_that_closes_them()
    {
        var verdict = Judge(users: 1000, (80, TimeSpan.FromMinutes(1)), (20, TimeSpan.FromHours(3)));

        Assert.Equal(TimeoutSupport.NotSupported, verdict.Support);
        Assert.Equal((0.8, false, true), (verdict.Coverage, verdict.CoversEnough, verdict.IsStable));
        // At 3 hours ln(1020 / 1000) / ln 2 = 0.029 is within what is allowed.
        Assert.Equal(TimeSpan.FromHours(3), verdict.Shortest);
    }

    [Fact]
    public void Gaps_just_beyond_30_minutes_do_not_support_it_though_enough_are_bridged()
    {
        var verdict = Judge(users: 100, (90, TimeSpan.FromMinutes(1)), (10, TimeSpan.FromMinutes(40)));

        Assert.Equal(TimeoutSupport.NotSupported, verdict.Support);
        Assert.Equal((0.9, true, false), (verdict.Coverage, verdict.CoversEnough, verdict.IsStable));
        Assert.Equal(Math.Log(1.1) / Math.Log(2), verdict.Elasticity!.Value, 10);
    }

    [Fact]
    public void No_timeout_is_offered_where_none_of_up_to_4_hours_bridges_enough() =>
        Assert.Null(Judge(users: 1000, (100, TimeSpan.FromHours(5))).Shortest);

    [Fact]
    public void Fewer_than_100_gaps_tell_nothing()
    {
        var verdict = Judge(users: 1000, (99, TimeSpan.FromMinutes(1)));

        Assert.Equal((TimeoutSupport.TooFewGaps, (TimeSpan?)null), (verdict.Support, verdict.Shortest));
        Assert.Equal(TimeoutSupport.Supported, Judge(users: 1000, (100, TimeSpan.FromMinutes(1))).Support);
    }

    [Fact]
    public void Without_any_event_nothing_is_told() =>
        Assert.Equal(new TimeoutVerdict(HalfAnHour, TimeoutSupport.TooFewGaps, 0, null, null, null), Judge(users: 0));

    private static TimeoutVerdict Judge(long users, params (int Count, TimeSpan Gap)[] gaps) => TimeoutVerdict.Of(
        SessionTimeoutCurveTests.Curve(users, [.. gaps.SelectMany(gap => Enumerable.Repeat(gap.Gap, gap.Count))]), HalfAnHour);
}
