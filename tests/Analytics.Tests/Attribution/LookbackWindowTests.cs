using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;

namespace Puffy.Analytics.Tests.Attribution;

/// <summary>The edges of the window of an order at noon of 8 March, where a person has several users.</summary>
public sealed class LookbackWindowTests
{
    private static readonly DateTime OrderedAt = Visitor.Time("03-08 12:00");

    [Theory]
    [InlineData("03-01 12:00:00.000", new[] { 0, 1 })]
    [InlineData("03-01 11:59:59.999", new[] { 1 })]
    public void It_begins_with_the_instant_that_is_the_lookback_before_the_order(string another, int[] window) =>
        Assert.Equal(window, Find(own: 1, ("bob", another), ("ada", "03-08 11:00")));

    [Theory]
    [InlineData("03-08 12:00:00.000", new[] { 0, 1 })]
    [InlineData("03-08 12:00:00.001", new[] { 0 })]
    public void It_ends_with_the_instant_of_the_order(string another, int[] window) =>
        Assert.Equal(window, Find(own: 0, ("ada", "03-08 11:00"), ("bob", another)));

    [Theory]
    [InlineData("03-01 12:00:00.000", new[] { 0, 1 })]
    [InlineData("03-01 11:59:59.999", new[] { 0 })]
    public void It_begins_there_for_others_too_where_the_orders_own_session_began_earlier(string another, int[] window) =>
        Assert.Equal(window, Find(own: 0, ("ada", "03-01 11:00"), ("bob", another)));

    [Fact]
    public void An_own_session_at_its_first_instant_has_those_of_that_instant_beside_it() =>
        Assert.Equal([0, 1, 2], Find(own: 1, ("ada", "03-01 12:00"), ("bob", "03-01 12:00"), ("cid", "03-01 12:00")));

    private static int[] Find(int own, params (string User, string Time)[] starts) => LookbackWindow.Find(
        Array.ConvertAll(starts, start => new Touchpoint(start.User, 1, Visitor.Time(start.Time), Channel.Email)), own, OrderedAt, TimeSpan.FromDays(7));
}
