using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Funnel;
using Puffy.Analytics.Wording;
using Puffy.Reports.Charts;

using FunnelStep = Puffy.Analytics.Funnel.FunnelStep;

namespace Puffy.Reports.Executive;

/// <summary>The charts of the executive summary.</summary>
internal static class ExecutiveCharts
{
    private const int Half = 800;
    private const int LeastHalfHeight = 430;
    private const int MostHalfHeight = 760;
    private const int Whole = 1600;
    private const int WholeHeight = 540;

    /// <summary>Fewer days make no line.</summary>
    private const int FewestDaysOfLine = 3;

    /// <summary>Half a page shows at most this many channels clearly; the smallest are left out, and the subtitle says so.</summary>
    private const int MostChannels = 6;

    /// <summary>The height of a chart in half a page's width: the fewer sentences share its page, the taller.</summary>
    internal static int HalfHeight(int sentences) => Math.Clamp(1150 - (sentences * 45), LeastHalfHeight, MostHalfHeight);

    internal static byte[] RevenueByDay(ExecutiveFigures figures, int height)
    {
        // A day without any event is a gap, not a day of no revenue: nobody knows what was sold.
        var days = Enumerable.Range(0, figures.CalendarDays).Select(figures.Judged!.First.AddDays).ToList();
        var best = days.Count > 1 && figures.JudgedRevenue > 0 ? figures.Sales.MaxBy(day => day.Value.Revenue).Key : (DateOnly?)null;
        var title = best is { } day ? $"Most revenue on {TimeText.DayInWords(day)}: {MoneyText.Whole(figures.Sales[day].Revenue, figures.Currency)}" : "Revenue by day";
        var subtitle = $"Revenue of orders by UTC day · {CountText.Of(figures.JudgedPricedOrders, "order")}";
        if (days.Count < FewestDaysOfLine)
        {
            return new BarChart
            {
                Title = title,
                Subtitle = subtitle,
                Bars = [.. days.Select(day => new Bar(TimeText.DayInWords(day), (double)figures.Sales.GetValueOrDefault(day).Revenue))],
                Direction = BarDirection.Vertical,
                Format = ValueFormat.Money(figures.Currency),
                Density = 2,
            }.RenderPng(Half, height);
        }

        return new DayChart
        {
            Title = title,
            Subtitle = subtitle,
            Days = days,
            Series = [new DaySeries("Revenue", [.. days.Select(day => figures.Activity.ContainsKey(day) ? (double?)figures.Sales.GetValueOrDefault(day).Revenue : null)])],
            Format = ValueFormat.Money(figures.Currency),
            Filled = true,
            Density = 2,
        }.RenderPng(Half, height);
    }

    internal static byte[] Credit(ExecutiveFigures figures, int height)
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
            Format = ValueFormat.Money(figures.Currency),
            Density = 2,
        }.RenderPng(Half, height);
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
            Subtitle = "Sessions that have each step's event, without bots; share of all sessions, and the share lost from the step before",
            Funnels = [.. devices.Select(funnel => new Charts.Funnel(
                Capitalised(funnel.Key),
                [.. FunnelStepNames.All.Select(step => new Charts.FunnelBar(Phrase(step), funnel.Value[step], funnel.Value.DropOff(step)))]))],
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

    private static string Capitalised(DeviceKind kind) => kind switch
    {
        DeviceKind.Tv => "TV",
        _ => char.ToUpperInvariant(kind.Name()[0]) + kind.Name()[1..],
    };
}
