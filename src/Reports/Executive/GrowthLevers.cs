using Puffy.Analytics.Funnel;
using Puffy.Analytics.Statistics;
using Puffy.Analytics.Wording;

namespace Puffy.Reports.Executive;

/// <summary>What a change would bring, as a calculation that can be followed.</summary>
/// <param name="Name">The change.</param>
/// <param name="Assumption">What is taken for granted.</param>
/// <param name="Calculation">The figures and how they are put together.</param>
/// <param name="Central">Revenue in the period at the rates as counted.</param>
/// <param name="Range">The same at the ends of the rate's 95 % interval.</param>
internal sealed record GrowthLever(string Name, string Assumption, string Calculation, double Central, Interval Range);

/// <summary>The growth potential: only levers whose figures support them.</summary>
internal static class GrowthLevers
{
    /// <summary>Shorter periods and fewer orders carry no projection.</summary>
    internal const int FewestDays = 7;

    private const double Recovered = 0.1;
    private const double BroughtBack = 0.01;

    /// <summary>The levers, the largest first.</summary>
    internal static IReadOnlyList<GrowthLever> Of(ExecutiveFigures figures) =>
        figures.CalendarDays < FewestDays || figures.Orders < Strengths.FewestOrders
            ? []
            : [.. new[] { OneInTen(figures, FunnelStep.CheckoutStarted), OneInTen(figures, FunnelStep.AddedToCart), Gap(figures), Return(figures) }
                .OfType<GrowthLever>().OrderByDescending(lever => lever.Central)];

    /// <summary>One in ten of those lost after a step goes on, and then completes at the rate of those who do today.</summary>
    internal static GrowthLever? OneInTen(ExecutiveFigures figures, FunnelStep from)
    {
        var funnel = figures.PeopleFunnel;
        var (lost, completed) = (funnel.DropOff(from + 1), funnel.FromBefore(FunnelStep.CheckoutCompleted));
        if (lost == 0 || completed == 0)
        {
            return null;
        }

        var average = (double)figures.AverageOrder;
        if (from == FunnelStep.CheckoutStarted)
        {
            // Every one recovered is an order; what is uncertain is how many are lost.
            var kept = new Proportion(completed, funnel.CheckoutStarted).Wilson;
            var worth = Recovered * funnel.CheckoutStarted * average;
            return new GrowthLever(
                "Checkout",
                "One in ten abandoned checkouts is completed",
                $"{CountText.Of(lost)} lost × 10 % × {MoneyText.Whole(figures.AverageOrder, figures.Currency)}",
                lost * Recovered * average,
                new Interval((1 - kept.High) * worth, (1 - kept.Low) * worth));
        }

        var completion = new Proportion(completed, funnel.CheckoutStarted);
        return new GrowthLever(
            "Cart",
            "One in ten abandoned carts starts the checkout and completes it at today's rate",
            $"{CountText.Of(lost)} lost × 10 % × {ShareText.Of(completion.Rate ?? 0)} × {MoneyText.Whole(figures.AverageOrder, figures.Currency)}",
            lost * Recovered * (completion.Rate ?? 0) * average,
            completion.Wilson.Times(lost * Recovered * average));
    }

    private static GrowthLever? Gap(ExecutiveFigures figures) => DeviceGap.Of(figures) is { IsShown: true } gap
        ? new GrowthLever(
            $"{gap.WeakName} conversion",
            $"Half of its gap to {gap.StrongName} is closed",
            $"{CountText.Of(gap.WeakVisits.Sessions)} sessions × half of {gap.Difference.TrimEnd('.')} × {MoneyText.Whole(figures.AverageOrder, figures.Currency)}",
            (double)gap.RevenueOfHalf(figures),
            gap.Range.Times(gap.WeakVisits.Sessions * DeviceGap.Closed * (double)figures.AverageOrder))
        : null;

    private static GrowthLever? Return(ExecutiveFigures figures)
    {
        var (first, later) = (figures.Behaviour.FirstVisits, figures.Behaviour.LaterVisits);
        if (!later.Conversion.IsAbove(first.Conversion))
        {
            return null;
        }

        var visits = first.Sessions * BroughtBack * (double)figures.AverageOrder;
        return new GrowthLever(
            "Return visits",
            "One in a hundred first visits leads to one more visit, which converts like later visits today",
            $"{CountText.Of(first.Sessions)} first visits × 1 % × {ShareText.Rate(later.Conversion.Rate ?? 0)} × {MoneyText.Whole(figures.AverageOrder, figures.Currency)}",
            visits * (later.Conversion.Rate ?? 0),
            later.Conversion.Wilson.Times(visits));
    }
}
