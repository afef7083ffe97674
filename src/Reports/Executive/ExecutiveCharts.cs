using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Funnel;
using Puffy.Reports.Charts;
using FunnelStep = Puffy.Analytics.Funnel.FunnelStep;

namespace Puffy.Reports.Executive;

/// <summary>The charts of the executive summary.</summary>
internal static class ExecutiveCharts
{
    private const int Half = 800;
    private const int HalfHeight = 450;
    private const int Whole = 1600;
    private const int WholeHeight = 540;

    /// <summary>More channels than this are not told apart in half a page; the smallest are left out, and the subtitle says so.</summary>
    private const int MostChannels = 6;

    internal static byte[] RevenueByDay(ExecutiveFigures figures)
    {
        var days = figures.Activity.Keys.Order().ToList();
        var best = days.Count > 1 && figures.Revenue > 0 ? days.MaxBy(day => figures.Activity[day].Revenue) : (DateOnly?)null;
        return new DayChart
        {
            Title = best is { } day ? $"Most revenue on {Say.Day(day)}: {Say.Money(figures.Activity[day].Revenue)}" : "Revenue by day",
            Subtitle = $"Revenue of orders by UTC day · {Say.Count(figures.Orders, "order")}",
            Days = days,
            Series = [new DaySeries("Revenue", [.. days.Select(day => (double?)figures.Activity[day].Revenue)])],
            Format = ValueFormat.Money(),
            Filled = true,
            Density = 2,
        }.RenderPng(Half, HalfHeight);
    }

    internal static byte[] Credit(ExecutiveFigures figures)
    {
        var channels = ChannelNames.All
            .Select(channel => (channel, First: figures.Credit(AttributionModel.FirstClick, channel), Last: figures.Credit(AttributionModel.LastClick, channel)))
            .Where(row => row.First.Orders + row.Last.Orders > 0)
            .OrderByDescending(row => row.First.Revenue + row.Last.Revenue)
            .ToList();
        var shown = channels.Take(MostChannels).ToList();
        return new GroupedBarChart
        {
            Title = "Who gets the credit: first or last click",
            Subtitle = channels.Count > shown.Count ? $"Revenue credited · {channels.Count - shown.Count} smaller channels left out" : "Revenue credited by channel",
            Categories = [.. shown.Select(row => row.channel.Name())],
            Series =
            [
                new BarSeries("First click", [.. shown.Select(row => (double)row.First.Revenue)]),
                new BarSeries("Last click", [.. shown.Select(row => (double)row.Last.Revenue)]),
            ],
            Format = ValueFormat.Money(),
            Density = 2,
        }.RenderPng(Half, HalfHeight);
    }

    internal static byte[] Funnel(ExecutiveFigures figures)
    {
        var devices = figures.Funnels
            .Where(funnel => funnel.Key != DeviceKind.Bot)
            .OrderByDescending(funnel => funnel.Value.Sessions)
            .Take(3);
        return new FunnelChart
        {
            Title = "From visit to order, by device",
            Subtitle = "Sessions that have each step's event, without bots; share of all sessions, and the loss from the step before",
            Funnels = [.. devices.Select(funnel => new Charts.Funnel(
                Capitalised(funnel.Key.Name()),
                [.. FunnelStepNames.All.Select(step => new Charts.FunnelStep(Phrase(step), funnel.Value[step]))]))],
            Density = 2,
        }.RenderPng(Whole, WholeHeight);
    }

    private static string Phrase(FunnelStep step) => step switch
    {
        FunnelStep.Session => "Session",
        FunnelStep.PageViewed => "Page viewed",
        FunnelStep.AddedToCart => "Added to cart",
        FunnelStep.CheckoutStarted => "Checkout started",
        _ => "Order",
    };

    private static string Capitalised(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
