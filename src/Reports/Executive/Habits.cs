using Puffy.Analytics.Statistics;
using Puffy.Analytics.Wording;

namespace Puffy.Reports.Executive;

/// <summary>The rules for how visitors behave: descriptions, not judgements.</summary>
internal static class Habits
{
    internal static IReadOnlyList<InsightRule> Rules { get; } = [Touches, TimeToOrder, NewAndReturning, RepeatBuyers, OrderValues, OpenDeviceQuestion];

    /// <summary>How many touchpoints lie before an order.</summary>
    internal static Insight? Touches(ExecutiveFigures figures)
    {
        var touches = figures.Behaviour.Touches.Cells;
        if (figures.Orders == 0)
        {
            return null;
        }

        var all = touches.Sum(cell => cell.Key * cell.Value.Value);
        var several = figures.Orders - figures.Behaviour.WithoutHistory.Orders;
        var most = touches.Keys.Max();
        return new Insight(
            FormattableString.Invariant($"**Touches before purchase.** {CountText.Of(figures.Orders, "order")} have {(double)all / figures.Orders:0.00} touchpoints on average in the {figures.Lookback.TotalDays:0.#} days before them, the order's own visit included; {CountText.Of(several)} ({ShareText.OfWhole(several, figures.Orders)}) have more than one; the maximum is {most}."),
            0);
    }

    /// <summary>How long it takes from the first touchpoint to the order.</summary>
    internal static Insight? TimeToOrder(ExecutiveFigures figures)
    {
        var delays = figures.Behaviour.Delays.Cells;
        if (Histogram.Median(delays.Select(cell => ((decimal)cell.Key.Minutes, cell.Value.Value))) is not { } median)
        {
            return null;
        }

        var several = Histogram.Median(delays.Where(cell => cell.Key.SeveralTouches).Select(cell => ((decimal)cell.Key.Minutes, cell.Value.Value)));
        return new Insight(
            $"**Time to purchase.** Half of the orders come within {TimeText.LengthInWords(median)} of their first touchpoint"
            + (several is { } slower ? $"; where there are several touchpoints, within {TimeText.LengthInWords(slower)}." : "."),
            0);
    }

    /// <summary>First and later visits side by side.</summary>
    internal static Insight? NewAndReturning(ExecutiveFigures figures)
    {
        var (first, later) = (figures.Behaviour.FirstVisits, figures.Behaviour.LaterVisits);
        return later.Sessions == 0 ? null : new Insight(
            $"**New and returning.** First visits are {ShareText.OfWhole(first.Sessions, figures.People.Sessions)} of sessions"
            + (figures.Orders == 0 ? "." : $" and bring {CountText.Of(first.Orders, "order")} ({MoneyText.Whole(first.Revenue, figures.Currency)}); later visits bring {CountText.Of(later.Orders, "order")} ({MoneyText.Whole(later.Revenue, figures.Currency)}).")
            + " Anyone last seen before the data begins counts as new.",
            0);
    }

    /// <summary>How many buyers order again.</summary>
    internal static Insight? RepeatBuyers(ExecutiveFigures figures)
    {
        var (buyers, again) = (figures.Behaviour.Buyers, figures.Behaviour.RepeatBuyers);
        return again == 0 ? null : new Insight($"**Buying again.** {ShareText.Rate(new Proportion(again, buyers))} of buyers have more than one order in the period.", 0);
    }

    /// <summary>
    /// How revenue is spread over orders, where it is neither so broad nor so concentrated that another rule speaks of it.
    /// </summary>
    internal static Insight? OrderValues(ExecutiveFigures figures)
    {
        var tenth = OrderSpread.LargestTenth(figures);
        return figures.Orders < Strengths.FewestOrders || tenth.Share is < Strengths.BroadShare or >= Concerns.ConcentratedShare ? null : new Insight(
            $"**Order values.** Half of the orders are {MoneyText.Whole(OrderSpread.Median(figures), figures.Currency)} or more; the largest tenth ({tenth.Orders} of {CountText.Of(figures.PricedOrders)}) brings {ShareText.Of(tenth.Share)} of revenue, the largest one {ShareText.Of(OrderSpread.ShareOfLargest(figures, 1))}.",
            0);
    }

    /// <summary>A difference between the two main kinds of device that chance alone may explain: shown so that nobody acts on it.</summary>
    internal static Insight? OpenDeviceQuestion(ExecutiveFigures figures) => DeviceGap.Of(figures) is { IsShown: false } gap
        ? new Insight($"**Devices: no gap is shown.** {gap.Sentence} Chance alone could cause this difference; more days of data would settle it.", 0)
        : null;
}
