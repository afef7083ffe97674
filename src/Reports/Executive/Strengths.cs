using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Wording;

namespace Puffy.Reports.Executive;

/// <summary>The rules for what works. Rates are of sessions without bots.</summary>
internal static class Strengths
{
    /// <summary>Fewer converted sessions make no channel a recommendation, however good its rate.</summary>
    internal const int FewestConversions = 5;

    /// <summary>Fewer orders do not show how revenue is spread.</summary>
    internal const int FewestOrders = 30;

    /// <summary>The largest tenth of the orders holds less than this where revenue is broad.</summary>
    internal const double BroadShare = 0.25;

    /// <summary>A channel opens if first click gives it at least this share of all revenue more than last click.</summary>
    internal const double OpenerShare = 0.02;

    internal static IReadOnlyList<InsightRule> Rules { get; } = [BetterChannel, ReturningVisitors, Opener, BroadOrders, GrowingOrders];

    /// <summary>
    /// A channel, other than Direct, that converts better than the rest by more than chance explains; the one with most revenue.
    /// </summary>
    internal static Insight? BetterChannel(ExecutiveFigures figures)
    {
        var people = figures.People;
        var best = figures.Behaviour.Channels.Cells
            .Where(cell => cell.Key != Channel.Direct && cell.Value.Converted >= FewestConversions)
            .Select(cell => (Channel: cell.Key, Visits: cell.Value, Others: (people + -cell.Value).Conversion))
            .Where(candidate => candidate.Visits.Conversion.IsAbove(candidate.Others))
            .OrderByDescending(candidate => candidate.Visits.Revenue)
            .ThenBy(candidate => candidate.Channel)
            .FirstOrDefault();
        if (best.Visits.Sessions == 0)
        {
            return null;
        }

        var name = best.Channel.Name();
        var rate = ShareText.Rate(best.Visits.Conversion);
        return new Insight(
            $"**{name} converts best.** {rate} of its sessions end in an order, against {ShareText.Rate(best.Others.Rate ?? 0)} of all others; {MoneyText.Whole(best.Visits.Revenue, figures.Currency)} of revenue.",
            best.Visits.Revenue)
        {
            Advice = new Advice($"Raise spending on {name} in steps, while its rate stays above the rest.", $"Converts {ShareText.Rate(best.Visits.Conversion.Rate ?? 0)}, the rest {ShareText.Rate(best.Others.Rate ?? 0)}."),
        };
    }

    /// <summary>Later visits convert better than first ones by more than chance explains.</summary>
    internal static Insight? ReturningVisitors(ExecutiveFigures figures)
    {
        var (first, later) = (figures.Behaviour.FirstVisits, figures.Behaviour.LaterVisits);
        return !later.Conversion.IsAbove(first.Conversion) ? null : new Insight(
            $"**Returning visitors buy.** {ShareText.Rate(later.Conversion)} of later visits end in an order, against {ShareText.Rate(first.Conversion.Rate ?? 0)} of first visits; they bring {ShareText.OfWhole(later.Revenue, figures.Revenue)} of revenue with {ShareText.OfWhole(later.Sessions, figures.People.Sessions)} of sessions.",
            later.Revenue)
        {
            Advice = new Advice("Bring first-time visitors back: mail and retarget carts and addresses.", $"Later visits convert {ShareText.Rate(later.Conversion.Rate ?? 0)}, first ones {ShareText.Rate(first.Conversion.Rate ?? 0)}."),
        };
    }

    /// <summary>
    /// A channel, other than Direct, that first click pays clearly more than last click; the one with the largest difference.
    /// </summary>
    internal static Insight? Opener(ExecutiveFigures figures)
    {
        var (channel, first, last) = ChannelNames.All
            .Where(channel => channel != Channel.Direct)
            .Select(channel => (channel, First: figures.Credit(AttributionModel.FirstClick, channel), Last: figures.Credit(AttributionModel.LastClick, channel)))
            .MaxBy(row => row.First.Revenue - row.Last.Revenue);
        var difference = first.Revenue - last.Revenue;
        return figures.Revenue == 0 || difference / figures.Revenue < (decimal)OpenerShare ? null : new Insight(
            $"**{channel.Name()} opens more than it closes.** First click credits it with {MoneyText.Whole(first.Revenue, figures.Currency)} ({CountText.Of((long)first.Orders, "order")}), last click with {MoneyText.Whole(last.Revenue, figures.Currency)} ({CountText.Of((long)last.Orders, "order")}): last click alone hides {MoneyText.Whole(difference, figures.Currency)}.",
            difference)
        {
            Advice = new Advice($"Before you cut the budget of {channel.Name()}, look at first click too.", $"{MoneyText.Whole(difference, figures.Currency)} depend on the model."),
        };
    }

    /// <summary>Revenue does not hang on few large orders.</summary>
    internal static Insight? BroadOrders(ExecutiveFigures figures)
    {
        var tenth = OrderSpread.LargestTenth(figures);
        return figures.Orders < FewestOrders || tenth.Share >= BroadShare ? null : new Insight(
            $"**Revenue is broad.** The largest tenth of the orders ({tenth.Orders} of {CountText.Of(figures.PricedOrders)}) brings {ShareText.Of(tenth.Share)} of revenue; half of all orders are {MoneyText.Whole(OrderSpread.Median(figures), figures.Currency)} or more.",
            0);
    }

    /// <summary>The last seven days have more orders than the seven before, by more than chance explains.</summary>
    internal static Insight? GrowingOrders(ExecutiveFigures figures) =>
        OrderTrend.Of(figures) is { } trend && trend.ShareOfLater.Wilson.Low > 0.5
            ? new Insight($"**Orders grow.** {trend.Sentence}", figures.AverageOrder * (trend.Later - trend.Earlier))
            : null;
}
