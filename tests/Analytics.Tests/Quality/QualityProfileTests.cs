using Puffy.Analytics.Devices;
using Puffy.Analytics.Options;
using Puffy.Analytics.Quality;
using Puffy.Analytics.Tests.Channels;

namespace Puffy.Analytics.Tests.Quality;

public sealed class QualityProfileTests
{
    private const double Hour = 3600;

    /// <summary>A person's visit with a crawler's event in it that bridges a gap, which two gaps of 20 minutes are without it.</summary>
    private static Shopper Shared(AnalysisOptions options) => new Shopper("shared", options)
        .Saw(0).Saw(20 * 60, Shopper.Crawler).Bought(40 * 60, """{"transaction_id":"T-1","revenue":50}""");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Figures_are_known_with_and_without_bots_whichever_way_the_analysis_goes(bool excludeBots)
    {
        var options = new AnalysisOptions { ExcludeBots = excludeBots };
        var profile = Profile(Shared(options), new Shopper("crawler", options).Saw(0, Shopper.Crawler), new Shopper("person", options).Saw(0));

        Assert.Equal(new TrafficTotals(Users: 3, Events: 5, Sessions: 3, Bounces: 2, ConvertedSessions: 1, Orders: 1, Revenue: 50), profile.WithBots);
        // Without the crawler's event the shared visit falls apart into two of one event.
        Assert.Equal(new TrafficTotals(Users: 2, Events: 3, Sessions: 3, Bounces: 3, ConvertedSessions: 1, Orders: 1, Revenue: 50), profile.WithoutBots);
    }

    [Fact]
    public void Events_are_counted_by_name_hour_and_the_device_of_their_own_user_agent()
    {
        var profile = Profile(new Shopper("user").Saw(0).Saw(10 * 60).Saw(Hour, Shopper.Crawler).Did("wish_listed", Hour + 1, userAgent: ""));

        Assert.Equal([new("page_viewed", 3), new("wish_listed", 1)], profile.EventNames.ByCount());
        Assert.Equal([new(10, 2), new(11, 2)], profile.Hours.Index().Where(hour => hour.Item > 0).Select(hour => new KeyValuePair<int, long>(hour.Index, hour.Item)));
        Assert.Equal((2, 1, 1), (profile.Devices[DeviceKind.Mobile].Value, profile.Devices[DeviceKind.Bot].Value, profile.Devices[DeviceKind.Unknown].Value));
    }

    [Fact]
    public void Gaps_run_across_sessions_and_leave_out_what_the_analysis_leaves_out()
    {
        var all = Profile(new Shopper("user").Saw(0).Saw(60, Shopper.Crawler).Saw(Hour));
        var people = Profile(new Shopper("user", new AnalysisOptions { ExcludeBots = true }).Saw(0).Saw(60, Shopper.Crawler).Saw(Hour));

        Assert.Equal([60, 3540], all.Gaps.Seconds.Keys.Order());
        Assert.Equal([3600], people.Gaps.Seconds.Keys);
    }

    [Fact]
    public void Tags_whose_meaning_is_lost_are_opaque_and_those_of_the_vocabulary_are_not()
    {
        var (secret, email) = (Traffic.HiddenTag("a partner nobody knows"), Traffic.HiddenTag("email"));
        var profile = Profile(
            new Shopper("a").Saw(0, query: $"utm_source={secret}&utm_medium={email}"),
            new Shopper("b").Saw(0, query: $"utm_source={secret}&utm_medium=handbill&utm_campaign=spring"),
            new Shopper("c").Saw(0));

        Assert.Equal((2, 2), (profile.Tags.Tagged, profile.Tags.Opaque));
        Assert.Equal([new(secret, 2)], profile.Tags.Source.Opaque.ByCount());
        Assert.Equal((2, 0), (profile.Tags.Medium.Sessions, profile.Tags.Medium.Opaque.Total));
        Assert.Equal((1, 0), (profile.Tags.Campaign.Sessions, profile.Tags.Campaign.Opaque.Total));
        Assert.Equal([new($"{secret} / handbill / spring", 1)], profile.Tags.Unparsed.ByCount());
    }

    [Fact]
    public void Orders_are_kept_with_what_their_checks_need()
    {
        var order = Assert.Single(Profile(new Shopper("ann").Bought(5, """{"transaction_id":"T-1","revenue":50,"items":[{"item_price":20,"quantity":2}]}""")).Orders);

        Assert.Equal(("T-1", "ann", Shopper.Start.AddSeconds(5), 50m), (order.TransactionId, order.UserId, order.OrderedAt, order.Revenue));
        Assert.Equal((40m, false), (order.ItemsRevenue, order.MatchesItems));
    }

    [Fact]
    public void Merged_profiles_hold_what_one_over_all_journeys_holds()
    {
        Shopper[] shoppers = [Shared(new AnalysisOptions()), new Shopper("b").Saw(0, query: "utm_source=ABCDEF&utm_medium=x").Saw(90_000).Saw(90_001), new Shopper("c").Saw(7 * Hour)];
        var (whole, merged) = (Profile(shoppers), new QualityProfile(default));
        foreach (var shopper in shoppers)
        {
            merged.Merge(Profile(shopper));
        }

        Assert.Equal(whole.WithBots, merged.WithBots);
        Assert.Equal(whole.WithoutBots, merged.WithoutBots);
        Assert.Equal(whole.Hours, merged.Hours);
        Assert.Equal(whole.EventNames.ByCount(), merged.EventNames.ByCount());
        Assert.Equal(0, whole.Devices.DifferencesFrom(merged.Devices));
        Assert.Equal(whole.Gaps.Seconds.Order(ByLength), merged.Gaps.Seconds.Order(ByLength));
        Assert.Equal((whole.Gaps.Longer, whole.Tags.Tagged, whole.Tags.Opaque), (merged.Gaps.Longer, merged.Tags.Tagged, merged.Tags.Opaque));
        Assert.Equal(whole.Tags.Unparsed.ByCount(), merged.Tags.Unparsed.ByCount());
        Assert.Equal(whole.Orders, merged.Orders);
    }

    private static Comparer<KeyValuePair<int, global::Puffy.Analytics.Tallies.Count>> ByLength { get; } =
        Comparer<KeyValuePair<int, global::Puffy.Analytics.Tallies.Count>>.Create((x, y) => x.Key.CompareTo(y.Key));

    private static QualityProfile Profile(params Shopper[] shoppers)
    {
        var profile = new QualityProfile(default);
        foreach (var shopper in shoppers)
        {
            profile.Add(shopper.Journey());
        }

        return profile;
    }
}
