using Puffy.Analytics.Options;

namespace Puffy.Analytics.Tests.Sessions;

public sealed class SessionCutTests
{
    [Theory]
    [InlineData("03-01 12:30:00.000", 1)]
    [InlineData("03-01 12:30:00.001", 2)]
    public void A_gap_of_exactly_the_timeout_is_no_new_session_and_a_millisecond_more_is(string second, int sessions) =>
        Assert.Equal(sessions, new Visitor().Views("03-01 12:00").Views(second).Journey().Sessions.Count);

    [Theory]
    [InlineData("03-01 12:10:00.000", 1)]
    [InlineData("03-01 12:10:00.001", 2)]
    public void The_timeout_can_be_chosen(string second, int sessions) => Assert.Equal(
        sessions,
        new Visitor().Views("03-01 12:00").Views(second)
            .Journey(new AnalysisOptions { SessionTimeout = TimeSpan.FromMinutes(10) }).Sessions.Count);

    [Fact]
    public void The_gap_is_to_the_event_before_and_not_to_the_start()
    {
        var session = Assert.Single(new Visitor()
            .Views("03-01 12:00").Views("03-01 12:30").Views("03-01 13:00").Views("03-01 13:30").Journey().Sessions);
        Assert.Equal(TimeSpan.FromMinutes(90), session.Duration);
    }

    [Fact]
    public void Midnight_does_not_end_a_session_which_belongs_to_the_day_of_its_start()
    {
        var session = Assert.Single(new Visitor().Views("03-01 23:59:59.999").Views("03-02 00:29").Journey().Sessions);
        Assert.Equal(Visitor.Day("03-01"), session.Day);
        Assert.Equal(Visitor.Time("03-02 00:29"), session.EndedAt);
    }

    [Fact]
    public void Sessions_are_numbered_from_one_in_their_order()
    {
        var sessions = new Visitor().Views("03-03 12:00").Views("03-01 12:00").Views("03-02 12:00").Journey().Sessions;
        Assert.Equal([1, 2, 3], sessions.Select(session => session.Number));
        Assert.Equal([1, 2, 3], sessions.Select(session => session.StartedAt.Day));
    }

    [Fact]
    public void A_late_event_between_two_sessions_joins_them()
    {
        var visitor = new Visitor().Views("03-01 12:00").Views("03-01 13:00");
        var before = visitor.Journey().Sessions;
        Assert.Equal(2, before.Count);

        var joined = Assert.Single(visitor.Views("03-01 12:30").Journey().Sessions);
        Assert.Equal(before[0].Id, joined.Id);
        Assert.Equal(3, joined.Events.Count);
    }

    [Fact]
    public void A_late_event_before_a_session_gives_it_a_new_start_and_key()
    {
        var visitor = new Visitor().Views("03-01 12:00");
        var before = visitor.Journey().Sessions[0];
        var after = Assert.Single(visitor.Views("03-01 11:59", "/?utm_medium=email").Journey().Sessions);
        Assert.NotEqual(before.Id, after.Id);
        Assert.NotEqual(before.TouchpointId, after.TouchpointId);
        Assert.Equal("Direct", before.Channel.ToString());
        Assert.Equal("Email", after.Channel.ToString());
    }

    [Fact]
    public void No_events_make_no_sessions()
    {
        var journey = new Visitor().Journey();
        Assert.Empty(journey.Sessions);
        Assert.Empty(journey.Orders);
        Assert.Equal("", journey.Path);
        Assert.Equal(0m, journey.Revenue[default]);
    }
}
