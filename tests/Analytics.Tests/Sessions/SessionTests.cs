using System.IO.Hashing;
using System.Text;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Events;
using Puffy.Analytics.Funnel;
using Puffy.Analytics.Sessions;

namespace Puffy.Analytics.Tests.Sessions;

public sealed class SessionTests
{
    // The keys that the reference implementation of XXH3 gives for kind, user and key, parted by zero characters.
    [Fact]
    public void Keys_are_the_same_in_every_process_and_release()
    {
        var session = new Visitor("ada").Views("03-01 12:00").Journey().Sessions[0];
        Assert.Equal("12188069ba047beac17ac1066e30ddaf", session.Id);
        Assert.Equal("fdb0899e52dde310f9a3ec152fee3bcf", session.TouchpointId);
        Assert.Equal("14df0a1087e052650bd9148918c68e60", EntityIds.Order("ada", "T1"));
        Assert.Equal("8aa161b18b66aa4c30ab9b5af3a2f49b", EntityIds.OrderOfEvent("ada", "e1"));
    }

    [Fact]
    public void Keys_hash_kind_user_and_key_however_long_they_are()
    {
        var user = string.Concat(Enumerable.Repeat("Zoë·枕·🛏·", 200));

        Assert.Equal(
            Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes($"order\0{user}\0T1"))),
            EntityIds.Order(user, "T1"));
    }

    [Fact]
    public void Keys_tell_users_apart()
    {
        Assert.NotEqual(
            new Visitor("ada").Views("03-01 12:00").Journey().Sessions[0].Id, new Visitor("bob").Views("03-01 12:00").Journey().Sessions[0].Id);
        Assert.NotEqual(EntityIds.Order("ada", "T1"), EntityIds.Order("bob", "T1"));
        Assert.NotEqual(EntityIds.Order("ada", "T1"), EntityIds.OrderOfEvent("ada", "T1"));
    }

    [Fact]
    public void A_session_of_one_event_is_a_bounce_whatever_the_event()
    {
        Assert.True(new Visitor().AddsToCart("03-01 12:00").Journey().Sessions[0].IsBounce);
        Assert.False(new Visitor().Views("03-01 12:00").Does("scrolled", "03-01 12:00").Journey().Sessions[0].IsBounce);
    }

    [Fact]
    public void Events_are_counted_by_name()
    {
        var session = Assert.Single(new Visitor()
            .Views("03-01 12:00").Views("03-01 12:01").Views("03-01 12:02").AddsToCart("03-01 12:03").AddsToCart("03-01 12:04")
            .StartsCheckout("03-01 12:05").Does("scrolled", "03-01 12:06").Buys("03-01 12:07", "10.00", "T1").Buys("03-01 12:08", "10.00", "T1")
            .Journey().Sessions);
        Assert.Equal(9, session.Events.Count);
        Assert.Equal(3, session.PageViews);
        Assert.Equal(2, session.AddsToCart);
        Assert.Equal(1, session.CheckoutsStarted);
        Assert.Equal(2, session.CheckoutsCompleted);
        Assert.Equal(1, session.Orders);
        Assert.Equal(10.00m, session.Revenue[default]);
        Assert.True(session.Converted);
        Assert.Equal(TimeSpan.FromMinutes(8), session.Duration);
    }

    [Theory]
    [InlineData("page_viewed", FunnelStep.PageViewed)]
    [InlineData("product_added_to_cart", FunnelStep.AddedToCart)]
    [InlineData("checkout_started", FunnelStep.CheckoutStarted)]
    [InlineData("checkout_completed", FunnelStep.CheckoutCompleted)]
    public void A_session_is_in_the_steps_whose_event_it_has_and_in_no_other(string name, FunnelStep step)
    {
        var session = new Visitor().Does(name, "03-01 12:00", data: Visitor.Purchase("1.00", "T1")).Journey().Sessions[0];
        Assert.Equal([FunnelStep.Session, step], FunnelStepNames.All.Where(session.Reached));
    }

    [Fact]
    public void A_repeat_of_an_order_converts_nothing()
    {
        var repeat = new Visitor().Buys("03-01 12:00", "10.00", "T1").Buys("03-02 12:00", "10.00", "T1").Journey().Sessions[1];
        Assert.False(repeat.Reached(FunnelStep.CheckoutCompleted));
        Assert.False(repeat.Converted);
        Assert.Equal(0m, repeat.Revenue[default]);
    }

    [Fact]
    public void The_first_event_alone_decides_channel_device_and_landing_page()
    {
        var session = Assert.Single(new Visitor()
            .Views("03-01 12:00", "/pillow?utm_source=klaviyo&utm_medium=email&utm_campaign=spring#top", "https://mail.google.com/", Visitor.Phone)
            .Views("03-01 12:01", "/?gclid=1", "https://www.google.com/")
            .Views("03-01 12:02", "/cart#summary").Journey().Sessions);
        Assert.Equal(new TrafficSource(Channel.Email, "klaviyo", "email", "spring", "mail.google.com"), session.Traffic);
        Assert.Equal(new Device(DeviceKind.Mobile, "Android", "Chrome"), session.Device);
        Assert.Equal("https://shop.example/pillow", session.LandingPage);
        Assert.Equal("https://shop.example/cart", session.ExitPage);
    }

    [Theory]
    [InlineData("", "", Channel.Email, "https://shop.example/sale")]
    [InlineData("", "https://www.google.com/", Channel.OrganicSearch, "https://shop.example/sale")]
    [InlineData("", "(direct)", Channel.Email, "https://shop.example/sale")]
    [InlineData("/first", "", Channel.Direct, "https://shop.example/first")]
    [InlineData("/first", "https://chatgpt.com/", Channel.AiAssistant, "https://shop.example/first")]
    public void A_first_event_without_page_and_referrer_leaves_the_origin_to_the_first_page(
        string page, string referrer, Channel channel, string landingPage)
    {
        var session = Assert.Single(new Visitor()
            .Does(EventNames.EmailFilled, "03-01 12:00", page, referrer)
            .Views("03-01 12:01", "/sale?utm_source=weekly&utm_medium=email")
            .Views("03-01 12:02", "/?gclid=1").Journey().Sessions);

        Assert.Equal(channel, session.Channel);
        Assert.Equal(landingPage, session.LandingPage);
    }

    [Fact]
    public void A_session_without_any_page_is_direct_and_has_no_landing_page()
    {
        var session = Assert.Single(new Visitor()
            .Does(EventNames.EmailFilled, "03-01 12:00", page: "")
            .Does(EventNames.AddedToCart, "03-01 12:01", page: "").Journey().Sessions);

        Assert.Equal(Channel.Direct, session.Channel);
        Assert.Equal("", session.LandingPage);
    }

    [Fact]
    public void The_path_of_a_journey_is_the_channels_of_its_sessions() => Assert.Equal(
        "Email > Direct > Email",
        new Visitor().Views("03-01 12:00", "/?utm_medium=email").Views("03-02 12:00").Views("03-03 12:00", "/?_kx=1").Journey().Path);

    [Theory]
    [InlineData("https://shop.example/a/b?x=/y#z", "/a/b", "https://shop.example/a/b")]
    [InlineData("https://shop.example/a#b?c", "/a", "https://shop.example/a")]
    [InlineData("https://shop.example", "/", "https://shop.example")]
    [InlineData("https://shop.example?x=1", "/", "https://shop.example")]
    [InlineData("https://shop.example/", "/", "https://shop.example/")]
    [InlineData("/a?b", "/a", "/a")]
    [InlineData("?from=https://x.example/y", "", "")]
    [InlineData("", "", "")]
    public void A_page_is_shown_without_query_and_fragment(string url, string path, string page)
    {
        Assert.Equal(path, PageUrl.Path(url));
        Assert.Equal(page, PageUrl.WithoutQuery(url));
    }
}
