using Puffy.Analytics.Devices;
using Puffy.Analytics.Funnel;
using Puffy.Analytics.Rollups;

namespace Puffy.Analytics.Tests.Rollups;

public sealed class FunnelRollupTests
{
    [Fact]
    public void Sessions_count_in_every_step_that_they_reach_by_the_day_and_device_of_their_start()
    {
        var rollup = new FunnelRollup();
        rollup.Add(
            new Visitor("ada")
                .Views("03-01 23:50").AddsToCart("03-01 23:55").StartsCheckout("03-02 00:05").Buys("03-02 00:10", "10.00", "T1")
                .Views("03-02 12:00", agent: Visitor.Phone).Views("03-02 12:01").Journey(),
            1);
        rollup.Add(new Visitor("bob").AddsToCart("03-01 12:00").AddsToCart("03-01 12:01").Journey(), 1);
        rollup.Add(new Visitor("eve").Views("03-01 12:00", agent: Visitor.Bot).Does("scrolled", "03-01 13:00", agent: "").Journey(), 1);

        Assert.Equal(new FunnelCounts(2, 1, 2, 1, 1), rollup.Steps[new DayDevice(Visitor.Day("03-01"), DeviceKind.Desktop)]);
        Assert.Equal(new FunnelCounts(1, 1, 0, 0, 0), rollup.Steps[new DayDevice(Visitor.Day("03-02"), DeviceKind.Mobile)]);
        Assert.Equal(new FunnelCounts(1, 1, 0, 0, 0), rollup.Steps[new DayDevice(Visitor.Day("03-01"), DeviceKind.Bot)]);
        Assert.Equal(new FunnelCounts(1, 0, 0, 0, 0), rollup.Steps[new DayDevice(Visitor.Day("03-01"), DeviceKind.Unknown)]);
        Assert.Equal(4, rollup.Steps.Cells.Count);
    }

    [Fact]
    public void Counts_are_read_by_step()
    {
        var counts = new FunnelCounts(5, 4, 3, 2, 1);
        Assert.Equal(
            ["session 5", "page_viewed 4", "product_added_to_cart 3", "checkout_started 2", "checkout_completed 1"],
            FunnelStepNames.All.Select(step => $"{step.Name()} {counts[step]}"));
        Assert.Throws<ArgumentOutOfRangeException>(() => counts[(FunnelStep)9]);
    }
}
