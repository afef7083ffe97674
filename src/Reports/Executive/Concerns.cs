using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Funnel;
using Puffy.Analytics.Statistics;
using Puffy.Analytics.Wording;

namespace Puffy.Reports.Executive;

/// <summary>The rules for what is concerning. Rates are of sessions without bots.</summary>
internal static class Concerns
{
    /// <summary>Direct with this share of revenue leaves too much unexplained.</summary>
    internal const double UnexplainedShare = 0.3;

    /// <summary>A channel with this share of the revenue whose source is known is one that the shop hangs on.</summary>
    internal const double DependenceShare = 0.5;

    /// <summary>The largest tenth of the orders holds at least this where revenue hangs on few of them.</summary>
    internal const double ConcentratedShare = 0.4;

    /// <summary>A step that surely loses more than this is a leak.</summary>
    internal const double LeakShare = 0.5;

    /// <summary>A share of one-event sessions that is worth a look.</summary>
    internal const double HighBounce = 0.7;

    internal static IReadOnlyList<InsightRule> Rules { get; } =
        [UnexplainedRevenue, Dependence, OrderConcentration, DeviceGap, CheckoutLeak, CartLeak, BarrenChannel, Bounces, FallingOrders];

    /// <summary>Much revenue came by Direct, whose origin is unknown.</summary>
    internal static Insight? UnexplainedRevenue(ExecutiveFigures figures)
    {
        var (first, last) = (figures.Credit(AttributionModel.FirstClick, Channel.Direct), figures.Credit(AttributionModel.LastClick, Channel.Direct));
        return figures.Revenue == 0 || last.Revenue / figures.Revenue < (decimal)UnexplainedShare ? null : new Insight(
            $"**{ShareText.OfWhole(last.Revenue, figures.Revenue)} of revenue has no known source.** Last click leaves {MoneyText.Whole(last.Revenue, figures.Currency)} ({CountText.Of((long)last.Orders)} of {CountText.Of(figures.Orders, "order")}) with Direct, first click {ShareText.OfWhole(first.Revenue, figures.Revenue)}: no model can credit what was not recorded.",
            last.Revenue)
        {
            Advice = new Advice("Tag every link in mails, ads and partner pages; keep tags to the checkout.", $"{ShareText.OfWhole(last.Revenue, figures.Revenue)} of revenue is Direct."),
        };
    }

    /// <summary>One channel brings most of the revenue whose source is known.</summary>
    internal static Insight? Dependence(ExecutiveFigures figures)
    {
        var known = figures.Earnings.Where(row => row.Model == AttributionModel.LastClick && row.Channel != Channel.Direct).ToList();
        var (orders, revenue) = (known.Sum(row => row.Credit.Orders), known.Sum(row => row.Credit.Revenue));
        return revenue == 0 || orders < Strengths.FewestConversions || known.MaxBy(row => row.Credit.Revenue) is not { } top
            || top.Credit.Revenue / revenue < (decimal)DependenceShare
            ? null
            : new Insight(
                $"**{ShareText.OfWhole(top.Credit.Revenue, revenue)} of revenue with a known source comes from {top.Channel.Name()}** ({MoneyText.Whole(top.Credit.Revenue, figures.Currency)} of {MoneyText.Whole(revenue, figures.Currency)}, last click; {CountText.Of((long)top.Credit.Orders)} of {CountText.Of((long)orders, "order")}).",
                top.Credit.Revenue)
            {
                Advice = new Advice($"Build a second source next to {top.Channel.Name()}.", $"{ShareText.OfWhole(top.Credit.Revenue, revenue)} of traceable revenue."),
            };
    }

    /// <summary>Revenue hangs on few large orders.</summary>
    internal static Insight? OrderConcentration(ExecutiveFigures figures)
    {
        var tenth = OrderSpread.LargestTenth(figures);
        return figures.Orders < Strengths.FewestOrders || tenth.Share < ConcentratedShare ? null : new Insight(
            $"**Few orders carry the revenue.** The largest tenth ({tenth.Orders} of {CountText.Of(figures.PricedOrders)}) brings {ShareText.Of(tenth.Share)}, the largest one {ShareText.Of(OrderSpread.ShareOfLargest(figures, 1))}.",
            (decimal)tenth.Share * figures.Revenue)
        {
            Advice = new Advice("Check the largest orders, and plan with the median order.", $"A tenth of the orders is {ShareText.Of(tenth.Share)} of revenue."),
        };
    }

    /// <summary>One kind of device converts worse than another by more than chance explains.</summary>
    internal static Insight? DeviceGap(ExecutiveFigures figures) => Executive.DeviceGap.Of(figures) is { IsShown: true } gap
        ? new Insight($"**{gap.WeakName} converts worse than {gap.StrongName}.** {gap.Sentence}", gap.RevenueOfHalf(figures))
        {
            Advice = new Advice($"Test pages and checkout on {gap.WeakName} first.", gap.Difference),
        }
        : null;

    /// <summary>More than half of the sessions with a cart surely leave before the checkout.</summary>
    internal static Insight? CartLeak(ExecutiveFigures figures) => Leak(
        figures,
        FunnelStep.AddedToCart,
        "carts never reach the checkout",
        "sessions with a cart start the checkout",
        new("Remind visitors of their carts; show delivery cost and time early.", "cart to checkout"));

    /// <summary>More than half of the checkouts are surely not completed.</summary>
    internal static Insight? CheckoutLeak(ExecutiveFigures figures) => figures.PeopleFunnel is { CheckoutStarted: > 0, CheckoutCompleted: 0 } ? NoOrders(figures) : Leak(
        figures,
        FunnelStep.CheckoutStarted,
        "checkouts are not completed",
        "sessions that start the checkout complete it",
        new("Walk through the checkout on each device: payment, accounts, late costs.", "checkout to order"));

    /// <summary>
    /// A channel whose sessions surely convert worse than all others; the one with most sessions. It concerns the revenue that it
    /// lacks to their rate.
    /// </summary>
    internal static Insight? BarrenChannel(ExecutiveFigures figures)
    {
        var people = figures.People;
        var worst = figures.Behaviour.Channels.Cells
            .Where(cell => cell.Key != Channel.Direct && (people + -cell.Value).Conversion.IsAbove(cell.Value.Conversion))
            .OrderByDescending(cell => cell.Value.Sessions)
            .ThenBy(cell => cell.Key)
            .FirstOrDefault();
        if (worst.Value.Sessions == 0)
        {
            return null;
        }

        var (name, rest) = (worst.Key.Name(), (people + -worst.Value).Conversion.Rate ?? 0);
        return new Insight(
            $"**{name} {(worst.Value.Orders == 0 ? "does not sell" : "sells less than its visits promise")}.** {ShareText.Rate(worst.Value.Conversion)} of its sessions end in an order, against {ShareText.Rate(rest)} of all others.",
            (decimal)((worst.Value.Sessions * rest) - worst.Value.Converted) * figures.AverageOrder)
        {
            Advice = new Advice($"Review the cost, audience and landing pages of {name}.", $"{CountText.Of(worst.Value.Sessions, "session")}, {CountText.Of(worst.Value.Orders, "order")}."),
        };
    }

    /// <summary>Most sessions have a single event.</summary>
    internal static Insight? Bounces(ExecutiveFigures figures)
    {
        var bounces = new Proportion(figures.Total.Bounces, figures.Total.Sessions);
        return bounces.Wilson.Low < HighBounce ? null : new Insight(
            $"**{ShareText.Of(bounces.Rate ?? 0)} of sessions are a single event** ({CountText.Of(bounces.Part)} of {CountText.Of(bounces.Whole)}, bots included): visitors leave at once, or tracking misses what they do next.",
            0)
        {
            Advice = new Advice("Find out whether visitors leave landing pages or the tracker loses them.", $"{ShareText.Of(bounces.Rate ?? 0)} of sessions are one event."),
        };
    }

    /// <summary>The last seven days have fewer orders than the seven before, by more than chance explains.</summary>
    internal static Insight? FallingOrders(ExecutiveFigures figures) =>
        OrderTrend.Of(figures) is { } trend && trend.ShareOfLater.Wilson.High < 0.5
            ? new Insight($"**Orders fall.** {trend.Sentence}", figures.AverageOrder * (trend.Earlier - trend.Later))
            {
                Advice = new Advice("Find what changed between the weeks: spend, prices, stock, tracking.", $"{CountText.Of(trend.Later)} orders after {CountText.Of(trend.Earlier)}."),
            }
            : null;

    /// <summary>Not one of many checkouts is completed, which is more often a tracker's doing than the customers'.</summary>
    private static Insight? NoOrders(ExecutiveFigures figures)
    {
        var begun = new Proportion(0, figures.PeopleFunnel.CheckoutStarted);
        return begun.Wilson.High >= 1 - LeakShare ? null : new Insight(
            $"**No checkout is completed.** {ShareText.Rate(begun)} of the checkouts that begin end in an order: nobody buys, or orders are not recorded.",
            0)
        {
            Advice = new Advice("Check whether checkout_completed events are sent and exported.", $"{CountText.Of(begun.Whole, "checkout")}, no order."),
        };
    }

    /// <summary>Sessions that take a step and not the next.</summary>
    private static Insight? Leak(ExecutiveFigures figures, FunnelStep from, string title, string sentence, Advice advice)
    {
        var (before, lost) = (figures.PeopleFunnel[from], figures.PeopleFunnel.DropOff(from + 1));
        var kept = new Proportion(before - lost, before);
        return 1 - kept.Wilson.High <= LeakShare ? null : new Insight(
            $"**{ShareText.OfWhole(lost, before)} of {title}.** {ShareText.Rate(kept)} of {sentence}.",
            GrowthLevers.OneInTen(figures, from) is { } gain ? (decimal)gain.Central : 0)
        {
            Advice = advice with { Reason = $"{CountText.Of(lost)} of {CountText.Of(before)} sessions lost from {advice.Reason}." },
        };
    }
}
