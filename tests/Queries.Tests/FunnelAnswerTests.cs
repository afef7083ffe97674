using Puffy.Analytics.Devices;
using Puffy.Analytics.Rollups;
using Puffy.Queries.Funnel;

namespace Puffy.Queries.Tests;

public sealed class FunnelAnswerTests
{
    private static readonly FunnelRollup TwoDevices = Rollup();

    [Fact]
    public void Days_and_devices_add_up_in_the_order_of_the_funnel() => Assert.Equal(
        [
            new FunnelAnswer("all", "session", 10, 1m, 1m, 0),
            // 8 of 10 sessions viewed a page, so 2 dropped off.
            new FunnelAnswer("all", "page_viewed", 8, 0.8m, 0.8m, 2),
            // 5 added to the cart, 4 of them among the 8 that viewed a page.
            new FunnelAnswer("all", "product_added_to_cart", 5, 0.5m, 0.5m, 4),
            // 2 of the 5 with a cart started a checkout.
            new FunnelAnswer("all", "checkout_started", 2, 0.4m, 0.2m, 3),
            // 1 of the 2 ordered.
            new FunnelAnswer("all", "checkout_completed", 1, 0.5m, 0.1m, 1),
        ],
        FunnelAnswer.From(TwoDevices, byDevice: false));

    [Fact]
    public void Each_device_follows_where_it_is_asked_for()
    {
        var answer = FunnelAnswer.From(TwoDevices, byDevice: true);

        Assert.Equal(
            [("all", "session"), ("desktop", "session"), ("mobile", "session")],
            answer.Where(step => step.Step == "session").Select(step => (step.Device, step.Step)));
        Assert.Equal(15, answer.Count);
        Assert.Equal(new FunnelAnswer("mobile", "page_viewed", 3, 0.75m, 0.75m, 1), answer.Single(step => step is { Device: "mobile", Step: "page_viewed" }));
    }

    [Fact]
    public void A_rate_over_no_session_is_null()
    {
        var rollup = new FunnelRollup();
        rollup.Steps.Add(new(new(2025, 3, 1), DeviceKind.Desktop), new(3, 0, 1, 0, 0, 0, 0, 0));

        var added = FunnelAnswer.From(rollup, byDevice: false).Single(step => step.Step == "product_added_to_cart");

        Assert.Equal((1, null, 0), (added.Sessions, added.RateFromPrevious, added.DropOff));
    }

    [Fact]
    public void A_store_without_events_has_no_step() => Assert.Empty(FunnelAnswer.From(new FunnelRollup(), byDevice: true));

    /// <summary>Ten sessions: two days of desktop with three each, and one of mobile with four.</summary>
    private static FunnelRollup Rollup()
    {
        var rollup = new FunnelRollup();
        rollup.Steps.Add(new(new(2025, 3, 1), DeviceKind.Desktop), new(3, 3, 2, 1, 1, 2, 1, 1));
        rollup.Steps.Add(new(new(2025, 3, 2), DeviceKind.Desktop), new(3, 2, 2, 1, 0, 1, 1, 0));
        rollup.Steps.Add(new(new(2025, 3, 1), DeviceKind.Mobile), new(4, 3, 1, 0, 0, 1, 0, 0));
        return rollup;
    }
}
