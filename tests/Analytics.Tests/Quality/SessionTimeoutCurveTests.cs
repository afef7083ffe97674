using CsCheck;
using Puffy.Analytics.Options;
using Puffy.Analytics.Quality;

namespace Puffy.Analytics.Tests.Quality;

public sealed class SessionTimeoutCurveTests
{
    private static readonly TimeSpan HalfAnHour = TimeSpan.FromMinutes(30);

    [Fact]
    public void A_gap_of_exactly_the_timeout_is_bridged_and_one_of_a_millisecond_more_is_not()
    {
        var curve = Curve(users: 1, TimeSpan.FromSeconds(1800), TimeSpan.FromSeconds(1800.001));

        Assert.Equal(1, curve.GapsWithin(HalfAnHour));
        Assert.Equal(2, curve.Sessions(HalfAnHour));
    }

    [Fact]
    public void A_gap_of_no_length_is_bridged_by_any_timeout() => Assert.Equal(1, Curve(users: 1, TimeSpan.Zero).Sessions(TimeSpan.Zero));

    [Fact]
    public void A_gap_beyond_a_day_parts_sessions_under_every_timeout_and_is_no_part_of_the_coverage()
    {
        var curve = Curve(users: 1, TimeSpan.FromMinutes(1), TimeSpan.FromHours(24), TimeSpan.FromHours(24.001));

        Assert.Equal((2, 1), (curve.GapsWithinDay, curve.GapsBeyondDay));
        Assert.Equal(2, curve.Sessions(TimeSpan.FromHours(24)));
        Assert.Equal(0.5, curve.Coverage(HalfAnHour));
    }

    [Fact]
    public void Without_gaps_there_is_a_session_a_user_and_no_coverage()
    {
        var curve = Curve(users: 3);

        Assert.Equal(3, curve.Sessions(HalfAnHour));
        Assert.Null(curve.Coverage(HalfAnHour));
        Assert.Equal(0, curve.Elasticity(HalfAnHour));
        Assert.Null(Curve(users: 0).Elasticity(HalfAnHour));
    }

    [Fact]
    public void Sessions_that_double_within_an_octave_have_an_elasticity_of_one()
    {
        // 30 minutes / √2 is 1273 s, and times √2 it is 2546 s: 200 sessions against 100.
        var curve = Curve(users: 100, [.. Enumerable.Repeat(TimeSpan.FromSeconds(2000), 100)]);

        Assert.Equal(1.0, curve.Elasticity(HalfAnHour)!.Value, 10);
        Assert.Equal(0.0, curve.Elasticity(TimeSpan.FromHours(4)));
    }

    [Fact]
    public void At_24_hours_the_elasticity_looks_at_shorter_timeouts_only()
    {
        // 24 hours / √2 is 61,094 s: half an octave of one gap more.
        var curve = Curve(users: 1, TimeSpan.FromSeconds(70_000));

        Assert.Equal(2.0, curve.Elasticity(TimeSpan.FromHours(24))!.Value, 4);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(86_401)]
    public void A_timeout_outside_of_a_day_is_refused(int seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Curve(users: 1).Sessions(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void The_curve_tells_the_sessions_that_cutting_by_each_timeout_gives() =>
        Gen.Select(Gen.Int[0, 200_000_000].Array[0, 12], Gen.Int[1, 86_400]).Sample((gaps, timeout) =>
        {
            var shopper = new Shopper("user", new AnalysisOptions { SessionTimeout = TimeSpan.FromSeconds(timeout) });
            var at = 0.0;
            shopper.Saw(at);
            foreach (var gap in gaps)
            {
                at += gap / 1000.0;
                shopper.Saw(Math.Round(at, 3));
            }

            var profile = new QualityProfile(default);
            var journey = shopper.Journey();
            profile.Add(journey);
            Assert.Equal(journey.Sessions.Count, new SessionTimeoutCurve(profile.Gaps, users: 1).Sessions(TimeSpan.FromSeconds(timeout)));
        });

    internal static SessionTimeoutCurve Curve(long users, params TimeSpan[] gaps)
    {
        var counts = new GapCounts();
        foreach (var gap in gaps)
        {
            counts.Add(gap);
        }

        return new SessionTimeoutCurve(counts, users);
    }
}
