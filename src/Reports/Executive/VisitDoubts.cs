using System.Globalization;
using Puffy.Analytics.Funnel;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Wording;
using Puffy.Tables.Runs;

namespace Puffy.Reports.Executive;

/// <summary>Doubts about what was seen of visits: who came, from where, and by which steps.</summary>
internal static class VisitDoubts
{
    /// <summary>A smaller share of orders without history is what any shop has.</summary>
    internal const decimal NotableShare = 0.3m;

    /// <summary>A smaller share of sessions that skip a step proves nothing.</summary>
    internal const decimal NotableSkipped = 0.1m;

    /// <summary>Days whose rates of missing referrers lie farther apart than this do not compare.</summary>
    internal const decimal NotableReferrerChange = 0.2m;

    /// <summary>Rows without a user id stand in quarantine, and orders may be among them.</summary>
    internal static Doubt? MissingUserIds(ExecutiveFigures figures)
    {
        var rows = figures.Refused(RefusalReason.MissingUserId.Name());
        if (rows == 0)
        {
            return null;
        }

        var orders = figures.Total.Events == 0 ? 0 : rows * (decimal)figures.Orders / figures.Total.Events;
        var share = ShareText.OfWhole(rows, figures.Record.RowsRead);
        return new Doubt(
            "Rows without user id",
            $"{CountText.Of(rows)} of {CountText.Of(figures.Record.RowsRead)} ({share})",
            orders == 0
                ? "Excluded from every figure."
                : string.Create(CultureInfo.InvariantCulture, $"Left out: about {orders:0.#} orders and {MoneyText.About((double)(orders * figures.AverageOrder), figures.Currency)} at the orders per row of the rest."),
            orders * figures.AverageOrder)
        {
            Advice = new Advice("Set the user id in the tracker before the first event is sent.", $"{share} of rows have none."),
        };
    }

    /// <summary>Orders without any known visit before their own session.</summary>
    internal static Doubt? NoHistory(ExecutiveFigures figures)
    {
        var alone = figures.Behaviour.WithoutHistory;
        return alone.Orders == 0 || alone.Orders < NotableShare * figures.Orders ? null : new Doubt(
            "No touch history",
            $"{CountText.Of(alone.Orders)} of {CountText.Of(figures.Orders, "order")} ({ShareText.OfWhole(alone.Orders, figures.Orders)}), {MoneyText.Whole(alone.Revenue, figures.Currency)}",
            "One touchpoint each, so all models must agree on them.",
            alone.Revenue)
        {
            Advice = new Advice("Join visits of one customer across devices by hashed e-mail address.", $"{ShareText.OfWhole(alone.Orders, figures.Orders)} of orders have one touchpoint."),
        };
    }

    /// <summary>
    /// Orders that came before a whole lookback window had passed. They are taken to have an unseen touchpoint as often as orders
    /// have a seen one besides their own session.
    /// </summary>
    internal static Doubt? CutWindow(ExecutiveFigures figures)
    {
        if (figures.FirstEventAt is not { } first)
        {
            return null;
        }

        var whole = DateOnly.FromDateTime(first + figures.Lookback);
        var (orders, revenue) = figures.Activity.Where(day => day.Key < whole)
            .Aggregate((Orders: 0L, Revenue: 0m), (sum, day) => (sum.Orders + day.Value.Orders, sum.Revenue + figures.Sales.GetValueOrDefault(day.Key).Revenue));
        var unseen = figures.Revenue == 0 ? 0 : revenue * (1 - (figures.Behaviour.WithoutHistory.Revenue / figures.Revenue));
        return orders == 0 || orders < NotableShare * figures.Orders ? null : new Doubt(
            "Data shorter than lookback",
            $"{CountText.Of(orders)} of {CountText.Of(figures.Orders, "order")} in the first {figures.Lookback.TotalDays:0.#} days",
            $"First click is too late if earlier touchpoints are unseen: about {MoneyText.About((double)unseen, figures.Currency)}.",
            unseen)
        {
            Advice = new Advice("Load the days before the period, so that lookback windows are complete.", $"{CountText.Of(orders)} orders lack part of it."),
        };
    }

    /// <summary>Orders whose session begins inside the checkout.</summary>
    internal static Doubt? BegunInCheckout(ExecutiveFigures figures)
    {
        var cut = figures.Behaviour.BegunInCheckout;
        return cut.Orders == 0 ? null : new Doubt(
            "Sessions starting in checkout",
            $"{CountText.Of(cut.Orders, "order")}, {MoneyText.Whole(cut.Revenue, figures.Currency)}",
            "The visit before is not linked, so its channel gets no credit.",
            cut.Revenue)
        {
            Advice = new Advice("Keep the user id from shop to checkout, also across domains.", $"{CountText.Of(cut.Orders, "order")} start in the checkout."),
        };
    }

    /// <summary>The share of rows without referrer changes much from day to day.</summary>
    internal static Doubt? Referrers(ExecutiveFigures figures)
    {
        var days = figures.Record.Days.Where(day => day is { Events: > 0, ReferrerNullRate: not null } && figures.Judged!.Contains(day.Day)).OrderBy(day => day.ReferrerNullRate).ToList();
        if (days is not [var best, .., var worst] || worst.ReferrerNullRate - best.ReferrerNullRate < NotableReferrerChange)
        {
            return null;
        }

        var lossy = days.Where(day => day.ReferrerNullRate - best.ReferrerNullRate >= NotableReferrerChange).ToList();
        var direct = lossy.Sum(day => figures.DirectRevenueOn(day.Day));
        return new Doubt(
            "Lost referrers",
            $"{Percent(best)} of rows ({TimeText.DayInWords(best.Day)}) to {Percent(worst)} ({TimeText.DayInWords(worst.Day)})",
            $"On {CountText.Of(lossy.Count, "bad day")} search and links count as Direct, which has {MoneyText.Whole(direct, figures.Currency)} of revenue on those days.",
            direct)
        {
            Advice = new Advice("Find out why referrers are lost; do not compare channels across those days.", $"{Percent(best)} to {Percent(worst)} of a day's rows have none."),
        };

        static string Percent(DayRecord day) => ShareText.Of((double)day.ReferrerNullRate!.Value);
    }

    /// <summary>
    /// Sessions with a step of the funnel and not the one before it: the earlier event was lost, or belongs to another session.
    /// </summary>
    internal static Doubt? SkippedSteps(ExecutiveFigures figures)
    {
        var funnel = figures.PeopleFunnel;
        var odd = FunnelStepNames.All.Skip(1).Where(step => funnel[step] > 0 && Skipped(step) >= NotableSkipped * funnel[step]).ToList();
        return odd.Count == 0 ? null : new Doubt(
            "Steps without the step before",
            string.Join("; ", odd.Select(step => $"{CountText.Of(Skipped(step))} of {CountText.Of(funnel[step])} sessions with {Phrase(step)} have no {Phrase(step - 1)}")),
            "Rates from step to step exclude these sessions.",
            Skipped(FunnelStep.CheckoutCompleted) * figures.AverageOrder)
        {
            Advice = new Advice(
                $"Send {string.Join(" and ", odd.Select(step => (step - 1).Name()))} every time, under one user id.",
                $"{CountText.Of(odd.Sum(Skipped))} sessions skip a step."),
        };

        long Skipped(FunnelStep step) => funnel[step] - funnel.FromBefore(step);

        static string Phrase(FunnelStep step) => step.Name().Replace('_', ' ');
    }

    /// <summary>Sessions of programs.</summary>
    internal static Doubt? Bots(ExecutiveFigures figures)
    {
        var (bots, people) = (figures.Behaviour.Bots, figures.People);
        return bots.Sessions == 0 ? null : new Doubt(
            "Bots",
            $"{CountText.Of(bots.Sessions)} of {CountText.Of(figures.Total.Sessions, "session")} ({ShareText.OfWhole(bots.Sessions, figures.Total.Sessions)}), {CountText.Of(bots.Orders, "order")}",
            figures.Orders == 0 || people.Conversion.Rate is not { } withoutThem
                ? "They count as sessions and users."
                : $"Conversion is {ShareText.Rate((double)(figures.Record.ConversionRate ?? 0))} with them, {ShareText.Rate(withoutThem)} without.",
            bots.Revenue)
        {
            Advice = new Advice("Judge rates without bots (`--exclude-bots`); keep them out at the source.", $"{ShareText.OfWhole(bots.Sessions, figures.Total.Sessions)} of sessions are bots'."),
        };
    }
}
