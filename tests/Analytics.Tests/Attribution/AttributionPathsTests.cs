using CsCheck;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Options;

namespace Puffy.Analytics.Tests.Attribution;

public sealed class AttributionPathsTests
{
    private const string Email = "/?utm_medium=email";
    private const string Paid = "/?utm_source=google&utm_medium=cpc";

    [Fact]
    public void A_null_path_takes_what_starts_less_than_the_lookback_after_it()
    {
        var paths = new Visitor().Views("03-01 00:00", Email).Views("03-04 00:00").Views("03-07 23:00", Paid).Views("03-08 00:00").Journey().Paths;

        Assert.Equal(["Email > Direct > Paid Search", "Direct"], paths.NullPaths.Select(path => path.ToString()));
        Assert.Empty(paths.Orders);
    }

    [Fact]
    public void Touchpoints_in_a_window_are_in_no_null_path_and_windows_may_overlap()
    {
        var paths = new Visitor().Views("03-01 00:00", Paid).Views("03-05 00:00", Email).Buys("03-09 00:00", "10").Buys("03-11 00:00", "20").Views("03-20 00:00").Journey().Paths;

        Assert.Equal(["Email > Direct", "Email > Direct > Direct"], paths.Orders.Select(order => order.Path.ToString()));
        Assert.Equal(["Paid Search", "Direct"], paths.NullPaths.Select(path => path.ToString()));
    }

    [Fact]
    public void The_own_session_is_in_the_window_whatever_its_start()
    {
        var visitor = new Visitor().Views("03-01 00:00", Paid);
        for (var minute = 20; minute < 60; minute += 20)
        {
            visitor.Views($"03-01 00:{minute}");
        }

        var paths = visitor.Buys("03-01 01:00", "5").Journey(new AnalysisOptions { Lookback = TimeSpan.FromMinutes(10) }).Paths;

        Assert.Equal("Paid Search", Assert.Single(paths.Orders).Path.ToString());
        Assert.Empty(paths.NullPaths);
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("Zoë")]
    public void The_group_is_the_hash_of_the_id_modulo_20(string user)
    {
        var hash = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(user)));

        Assert.Equal((byte)(Convert.ToUInt32(hash[..8], 16) % 20), UserGroup.Of(user));
    }

    /// <summary>Each touchpoint is in a window or in exactly one null path.</summary>
    [Fact]
    public void No_touchpoint_is_lost() => RandomVisits.Events.Sample(
        events =>
        {
            var journey = Visitor.JourneyOf("ada", RandomVisits.Distinct(events));
            var inWindows = journey.Paths.Orders.SelectMany(order => order.Touchpoints).Distinct().Count();
            Assert.Equal(journey.Sessions.Count, inWindows + journey.Paths.NullPaths.Sum(path => path.Length));
        },
        iter: 300);
}
