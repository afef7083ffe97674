using System.Globalization;
using Puffy.Analytics.Funnel;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Wording;
using Puffy.Tables.Runs;

namespace Puffy.Reports.Executive;

/// <summary>The rules for what makes figures doubtful, each with the size of the doubt.</summary>
internal static class Doubts
{
    /// <summary>A smaller share of orders without history is what any shop has.</summary>
    internal const decimal NotableShare = 0.3m;

    /// <summary>A smaller share of sessions that skip a step proves nothing.</summary>
    internal const decimal NotableSkipped = 0.1m;

    /// <summary>Days whose rates of missing referrers lie farther apart than this do not compare.</summary>
    internal const decimal NotableReferrerChange = 0.2m;

    private static readonly string[] LostOrderReasons = [RefusalReason.InvalidRevenue.Name(), RefusalReason.MalformedEventData.Name()];

    private static readonly string[] KnownReasons =
        [.. LostOrderReasons, RefusalReason.MissingUserId.Name(), RefusalReason.DuplicateEvent.Name(), RefusalReason.SuppressedUser.Name()];

    /// <summary>All that apply, those that touch most revenue first.</summary>
    internal static IReadOnlyList<Doubt> Of(ExecutiveFigures figures)
    {
        Func<ExecutiveFigures, Doubt?>[] rules =
        [
            NoHistory, CutWindow, Referrers, BegunInCheckout, MissingUserIds, Collisions, Mismatches, LostOrders, ZeroRevenue, MissingDays, StrayDates, LostFiles, FilesWithoutRows, OtherRefusals, SkippedSteps, Bots,
        ];
        return [.. rules.Select(rule => rule(figures)).OfType<Doubt>().OrderByDescending(doubt => doubt.Weight)];
    }

    /// <summary>Rows without a user id stand in quarantine, and orders may be among them.</summary>
    internal static Doubt? MissingUserIds(ExecutiveFigures figures)
    {
        var rows = Refused(figures, RefusalReason.MissingUserId.Name());
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

    /// <summary>Orders whose revenue could not be read.</summary>
    internal static Doubt? LostOrders(ExecutiveFigures figures)
    {
        var orders = LostOrderReasons.Sum(reason => Refused(figures, reason));
        return orders == 0 ? null : new Doubt(
            "Orders that can't be read",
            CountText.Of(orders, "row"),
            $"Left out: at the average order {MoneyText.About((double)(orders * figures.AverageOrder), figures.Currency)} of revenue.",
            orders * figures.AverageOrder)
        {
            Advice = new Advice("Correct the refused order events (quarantine.csv) and load them again.", $"{CountText.Of(orders, "order event")} refused."),
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

    /// <summary>Orders with zero revenue.</summary>
    internal static Doubt? ZeroRevenue(ExecutiveFigures figures)
    {
        var orders = figures.Oddities.ZeroRevenueOrders;
        if (orders == 0)
        {
            return null;
        }

        var without = figures.PricedOrders - figures.Checks.ZeroRevenue.Count(order => order.Currency == figures.Currency);
        return new Doubt(
            "Zero-revenue orders",
            $"{CountText.Of(orders)} of {CountText.Of(figures.Orders, "order")}",
            without == 0
                ? "No order has revenue."
                : $"Average order without them {MoneyText.Exact(figures.Revenue / without, figures.Currency)}; if paid, about {MoneyText.About((double)(orders * figures.Revenue / without), figures.Currency)} is missing.",
            without == 0 ? 0 : orders * figures.Revenue / without)
        {
            Advice = new Advice("Check orders with zero revenue in the shop: gifts, tests, lost amounts.", $"{CountText.Of(orders, "order")} with zero revenue."),
        };
    }

    /// <summary>One transaction id with several users. If it is one purchase, only its largest order should count.</summary>
    internal static Doubt? Collisions(ExecutiveFigures figures)
    {
        var shared = figures.Checks.Collisions;
        if (shared.Count == 0)
        {
            return null;
        }

        var doubtful = figures.Checks.SharedRevenue(figures.Currency);
        return new Doubt(
            "Shared transaction ids",
            $"{CountText.Of(shared.Count, "id")} of several users, {CountText.Of(shared.Sum(collision => collision.Orders.Count), "order")}",
            $"If each id is one purchase, revenue is up to {MoneyText.Whole(doubtful, figures.Currency)} too high.",
            doubtful)
        {
            Advice = new Advice("Compare the shared transaction ids with the shop's own orders.", $"{CountText.Of(shared.Count, "id")} of several users."),
        };
    }

    /// <summary>Orders whose revenue is not the sum of their items.</summary>
    internal static Doubt? Mismatches(ExecutiveFigures figures)
    {
        var orders = figures.Checks.Mismatches;
        var off = figures.Checks.ItemsExcess(figures.Currency);
        return orders.Count == 0 ? null : new Doubt(
            "Revenue differs from items",
            $"{CountText.Of(orders.Count)} of {CountText.Of(figures.Orders, "order")}",
            $"Taken as sent. If the items are right, revenue would be {MoneyText.Whole(Math.Abs(off), figures.Currency)} {(off < 0 ? "less" : "more")}.",
            Math.Abs(off))
        {
            Advice = new Advice("Decide what revenue and items include: quantity, tax, delivery, discounts.", $"{CountText.Of(orders.Count, "order")} differ from their items."),
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

    /// <summary>Days within the period without any event.</summary>
    internal static Doubt? MissingDays(ExecutiveFigures figures) => figures.MissingDays == 0 ? null : new Doubt(
        "Days without any event",
        $"{CountText.Of(figures.MissingDays)} of {CountText.Of(figures.CalendarDays, "calendar day")}",
        "The run rate counts them as days without revenue.",
        figures.JudgedRevenue / figures.CalendarDays * figures.MissingDays)
    {
        Advice = new Advice("Load the missing days, or find out why tracking stopped.", $"{CountText.Of(figures.MissingDays, "day")} without data."),
    };

    /// <summary>Events on days far from the others.</summary>
    internal static Doubt? StrayDates(ExecutiveFigures figures)
    {
        var stray = figures.StrayDates;
        return stray.Events == 0 ? null : new Doubt(
            "Stray dates",
            $"{CountText.Of(stray.Events, "event")} on {CountText.Of(stray.Days.Count, "day")}, such as {TimeText.DayInWords(stray.Days[0])}",
            stray.Orders == 0
                ? "Totals include them; their days are not analysed."
                : $"Totals include their {MoneyText.Whole(stray.Revenue, figures.Currency)} from {CountText.Of(stray.Orders, "order")}; their days are not analysed.",
            stray.Revenue)
        {
            Advice = new Advice("Fix the clock or the export that wrote the stray dates.", $"{CountText.Of(stray.Events, "event")} lie far from the other days."),
        };
    }

    /// <summary>Files that could not be read, or not to their end.</summary>
    internal static Doubt? LostFiles(ExecutiveFigures figures)
    {
        var files = figures.Record.Findings.GetValueOrDefault(FindingKinds.UnreadableFile) + figures.Record.Findings.GetValueOrDefault(FindingKinds.TruncatedFile);
        return files == 0 ? null : new Doubt(
            "Files not read, or only in part",
            CountText.Of(files, "file"),
            "Their content is missing; how much is unknown.",
            0)
        {
            Advice = new Advice("Export the files named in findings.csv again and load them.", $"{CountText.Of(files, "file")} not read completely."),
        };
    }

    /// <summary>Files that hold nothing, or nothing but a header.</summary>
    internal static Doubt? FilesWithoutRows(ExecutiveFigures figures)
    {
        var files = figures.Record.Findings.GetValueOrDefault(FindingKinds.EmptyFile) + figures.Record.Findings.GetValueOrDefault(FindingKinds.HeaderOnlyFile);
        return files == 0 ? null : new Doubt(
            "Files without rows",
            $"{CountText.Of(files)} of {CountText.Of(figures.Record.Files.Count, "file")}",
            "If their exports were cut short, their content is missing; how much is unknown.",
            0)
        {
            Advice = new Advice("Check the exports without rows.", $"{CountText.Of(files, "file")} without rows."),
        };
    }

    /// <summary>Rows that were refused for a reason that no other rule speaks of.</summary>
    internal static Doubt? OtherRefusals(ExecutiveFigures figures)
    {
        var others = figures.Record.Quarantined.Where(reason => !KnownReasons.Contains(reason.Key)).ToList();
        var rows = others.Sum(reason => reason.Value);
        return rows == 0 ? null : new Doubt(
            "Other refused rows",
            $"{CountText.Of(rows)} of {CountText.Of(figures.Record.RowsRead)} rows",
            $"Excluded from every figure; reasons in quarantine.csv: {string.Join(", ", others.Select(reason => reason.Key.Replace('_', ' ')))}.",
            0);
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

    private static long Refused(ExecutiveFigures figures, string reason) => figures.Record.Quarantined.GetValueOrDefault(reason);
}
