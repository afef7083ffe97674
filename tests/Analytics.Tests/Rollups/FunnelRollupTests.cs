using CsCheck;
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

        Assert.Equal(new FunnelCounts(2, 1, 2, 1, 1, 1, 1, 1), rollup.Steps[new DayDevice(Visitor.Day("03-01"), DeviceKind.Desktop)]);
        Assert.Equal(new FunnelCounts(1, 1, 0, 0, 0, 0, 0, 0), rollup.Steps[new DayDevice(Visitor.Day("03-02"), DeviceKind.Mobile)]);
        Assert.Equal(new FunnelCounts(1, 1, 0, 0, 0, 0, 0, 0), rollup.Steps[new DayDevice(Visitor.Day("03-01"), DeviceKind.Bot)]);
        Assert.Equal(new FunnelCounts(1, 0, 0, 0, 0, 0, 0, 0), rollup.Steps[new DayDevice(Visitor.Day("03-01"), DeviceKind.Unknown)]);
        Assert.Equal(4, rollup.Steps.Cells.Count);
    }

    [Fact]
    public void Counts_are_read_by_step()
    {
        var counts = new FunnelCounts(5, 4, 3, 2, 1, 2, 1, 0);
        Assert.Equal(
            ["session 5", "page_viewed 4", "product_added_to_cart 3", "checkout_started 2", "checkout_completed 1"],
            FunnelStepNames.All.Select(step => $"{step.Name()} {counts[step]}"));
        Assert.Throws<ArgumentOutOfRangeException>(() => counts[(FunnelStep)9]);
    }

    [Fact]
    public void A_session_that_skips_a_step_is_in_neither_rate_beside_that_step()
    {
        var rollup = new FunnelRollup();
        rollup.Add(new Visitor("express").Views("03-01 12:00").StartsCheckout("03-01 12:01").Buys("03-01 12:02", "10.00", "T1").Journey(), 1);
        rollup.Add(new Visitor("blind").AddsToCart("03-01 12:00").StartsCheckout("03-01 12:01").Journey(), 1);
        rollup.Add(new Visitor("paid").Buys("03-01 12:00", "10.00", "T2").Journey(), 1);

        var counts = rollup.Steps.Cells.Values.Aggregate((x, y) => x + y);
        Assert.Equal(
            ["session 3 3 0", "page_viewed 1 1 2", "product_added_to_cart 1 0 1", "checkout_started 2 1 0", "checkout_completed 2 1 1"],
            FunnelStepNames.All.Select(step => $"{step.Name()} {counts[step]} {counts.FromBefore(step)} {counts.DropOff(step)}"));
    }

    [Fact]
    public void A_reloaded_thank_you_page_reaches_no_last_step()
    {
        var rollup = new FunnelRollup();
        rollup.Add(new Visitor().Buys("03-01 12:00", "10.00", "T1").Views("03-02 12:00").Buys("03-02 12:01", "10.00", "T1").Journey(), 1);
        Assert.Equal([1, 0], rollup.Steps.Cells.OrderBy(cell => cell.Key.Day).Select(cell => cell.Value.CheckoutCompleted));
    }

    [Fact]
    public void Whatever_sessions_do_no_rate_leaves_0_to_1()
    {
        Gen.Int[0, 15].Array[1, 20].Sample(sessions =>
        {
            var rollup = new FunnelRollup();
            foreach (var (at, events) in sessions.Index())
            {
                var visitor = new Visitor($"u{at}").Does("scrolled", "03-01 11:00");
                visitor = (events & 1) > 0 ? visitor.Views("03-01 11:01") : visitor;
                visitor = (events & 2) > 0 ? visitor.AddsToCart("03-01 11:02") : visitor;
                visitor = (events & 4) > 0 ? visitor.StartsCheckout("03-01 11:03") : visitor;
                visitor = (events & 8) > 0 ? visitor.Buys("03-01 11:04", "1.00", "T") : visitor;
                rollup.Add(visitor.Journey(), 1);
            }

            var counts = rollup.Steps.Cells.Values.Aggregate((x, y) => x + y);
            return FunnelStepNames.All.All(step => counts.DropOff(step) >= 0 && counts.DropOff(step) <= counts.Before(step) && counts.FromBefore(step) <= counts[step]);
        });
    }
}
