using Puffy.Analytics.Devices;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Quality;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;

using Column = Puffy.Analytics.Intake.Column;

namespace Puffy.Reports.Quality;

/// <summary>
/// What to do about what was found, what bears on revenue first. A recommendation is there only where a figure calls for
/// it, and carries that figure.
/// </summary>
internal static class Recommendations
{
    /// <summary>Shares of traffic below this call for nothing.</summary>
    private const decimal NoticedShare = 0.01m;

    /// <summary>A column whose share of empty values moves by so much between two days does not mean the same on both.</summary>
    private const decimal NoticedSwing = 0.2m;

    /// <summary>Days of fewer rows are not held against others: chance alone moves their shares.</summary>
    private const long RowsOfComparableDay = 100;

    /// <summary>The recommendations, as Markdown.</summary>
    internal static IReadOnlyList<string> From(QualityFigures figures) =>
    [
        .. OfIntake(figures),
        .. OfOrders(figures),
        .. OfColumns(figures),
        .. OfTraffic(figures),
        .. OfTimeout(figures),
    ];

    private static IEnumerable<string> OfIntake(QualityFigures figures)
    {
        var (record, context) = (figures.Record, figures.Context);
        var unreadable = context.Files.Where(file => file.Findings.Any(finding => finding.Kind is FindingKinds.UnreadableFile or FindingKinds.TruncatedFile)).ToList();
        if (unreadable.Count > 0)
        {
            yield return $"**Export {CountText.Of(unreadable.Count, "file")} again:** {Names(unreadable.Select(file => file.Name))} could not be read to the end.";
        }

        var hollow = context.Files.Where(file => file.Findings.Any(finding => finding.Kind is FindingKinds.EmptyFile or FindingKinds.HeaderOnlyFile)).ToList();
        if (hollow.Count > 0)
        {
            yield return $"**Check {CountText.Of(hollow.Count, "export")} without rows:** {Names(hollow.Select(file => file.Name))} {(hollow.Count == 1 ? "holds" : "hold")} nothing, or only a header.";
        }

        if (figures.MissingDays is [_, ..] missing)
        {
            yield return $"**Load the missing days:** {CountText.Of(missing.Count, "day")} between the first and the last event {(missing.Count == 1 ? "has" : "have")} no event: {Days(missing)}.";
        }

        if (figures.StrayDates is { Events: > 0 } stray)
        {
            yield return $"**Fix the source of stray dates:** {CountText.Of(stray.Events, "event")} on {CountText.Of(stray.Days.Count, "day")} far from the others: {Days(stray.Days)}. "
                + $"Totals include them and {MoneyText.Exact(stray.Revenue, figures.Currency)} of revenue; these days are not analysed.";
        }

        var lostOrders = Refused(RefusalReason.InvalidRevenue) + Refused(RefusalReason.MalformedEventData);
        if (lostOrders > 0)
        {
            yield return $"**Repair {CountText.Of(lostOrders, "refused order")}:** their revenue or event_data can't be read, against {CountText.Of(record.Orders, "accepted order")}; the revenue of this report lacks them.";
        }

        if (Refused(RefusalReason.MissingUserId) is > 0 and var nameless)
        {
            yield return $"**Find out why user ids are missing:** {CountText.Of(nameless, "row")} ({ShareText.FineOfWhole(nameless, record.RowsRead)}) without one were refused"
                + (figures.Days.Count > 1 && figures.Days.MaxBy(day => day.EmptyShare(Column.UserId)) is { } worst
                    ? $", most on {TimeText.Day(worst.Day)} ({ShareText.Fine(worst.EmptyShare(Column.UserId))})."
                    : ".");
        }

        if (Refused(RefusalReason.DuplicateEvent) is var repeats && repeats >= NoticedShare * record.RowsRead && repeats > 0)
        {
            yield return $"**Stop sending events twice:** {CountText.Of(repeats, "row")} ({ShareText.FineOfWhole(repeats, record.RowsRead)}) were refused as repeats; no figure counts them.";
        }

        long Refused(RefusalReason reason) => record.Quarantined.GetValueOrDefault(reason.Name());
    }

    private static IEnumerable<string> OfOrders(QualityFigures figures)
    {
        var orders = figures.Orders;
        if (orders.Collisions.Count > 0)
        {
            var different = orders.Collisions.Count(collision => collision.Orders.DistinctBy(order => order.Revenue).Count() == collision.Orders.Count);
            var doubtful = orders.SharedRevenue(figures.Currency);
            yield return $"**Compare {CountText.Of(orders.Collisions.Count, "transaction id")} with the shop's own books:** several users have {(orders.Collisions.Count == 1 ? "it" : "each")}. "
                + $"If each is a single order, revenue is up to {MoneyText.Amount(doubtful, figures.Currency)} ({ShareText.FineOfWhole(doubtful, figures.TotalRevenue)}) too high"
                + (different > 0 ? $"; in {different} of them the amounts differ, which suggests different orders." : ".");
        }

        if (orders.Mismatches.Count > 0)
        {
            var off = orders.ItemsExcess(figures.Currency);
            yield return $"**Decide what an order's items mean:** in {CountText.Of(orders.Mismatches.Count, "order")} they do not add up to the revenue. "
                + $"If the items are right, revenue is off by {MoneyText.Amount(off, figures.Currency)} ({ShareText.FineOfWhole(off, figures.TotalRevenue)})"
                + (orders.WholeMultiples > 0
                    ? $"; but {(orders.WholeMultiples == orders.Mismatches.Count ? "they" : $"in {orders.WholeMultiples} of these orders they")} are a whole multiple of it, as if item_price already included the quantity."
                    : ".");
        }

        if (orders.ZeroRevenue.Count > 0)
        {
            var priced = figures.PricedOrders.Count();
            var rest = priced - orders.ZeroRevenue.Count(order => order.Currency == figures.Currency);
            yield return $"**Look into {CountText.Of(orders.ZeroRevenue.Count, "order")} with zero revenue:** replacements, tests or lost amounts. "
                + (rest > 0
                    ? $"Without {(orders.ZeroRevenue.Count == 1 ? "it" : "them")} the average order value would be {MoneyText.Amount(figures.TotalRevenue / rest, figures.Currency)} instead of {MoneyText.Amount(figures.TotalRevenue / priced, figures.Currency)}."
                    : "No order has any.");
        }

        if (orders.WithoutTransaction.Count > 0)
        {
            yield return $"**Send a transaction id with every order:** {CountText.Of(orders.WithoutTransaction.Count, "order")} {(orders.WithoutTransaction.Count == 1 ? "has" : "have")} none, so repeats look like new orders.";
        }

        if (figures.Outliers.Where(outlier => outlier.Order.Revenue > figures.Revenue!.Median).Select(outlier => outlier.Order.Revenue).ToList() is [_, ..] high)
        {
            yield return $"**Confirm {CountText.Of(high.Count, "unusually large order")}:** {(high.Count == 1 ? "it holds" : "they hold")} {MoneyText.Amount(high.Sum(), figures.Currency)} ({ShareText.FineOfWhole(high.Sum(), figures.TotalRevenue)} of the revenue).";
        }
    }

    private static IEnumerable<string> OfColumns(QualityFigures figures)
    {
        var drifts = figures.Context.Files.SelectMany(
            file => file.Findings.Where(finding => finding.Kind == FindingKinds.SchemaDrift && finding.Subject.Length > 0),
            (file, finding) => (File: file.Name, finding.Subject, finding.Detail));
        foreach (var drift in drifts.GroupBy(drift => drift.Subject, StringComparer.Ordinal))
        {
            var (first, further) = (drift.First(), drift.Count() - 1);
            yield return $"**Agree on column {MarkdownText.Code(drift.Key)} with the export's owner:** {MarkdownText.Escape(first.Detail)} (from {MarkdownText.Code(first.File)} on"
                + (further > 0 ? $", and {CountText.Of(further, "change")} after it)." : ").");
        }

        var comparable = figures.Days.Where(day => day.Rows >= RowsOfComparableDay).ToList();
        foreach (var column in DayFigures.Columns.Where(_ => comparable.Count > 1))
        {
            var (least, most) = (comparable.MinBy(day => day.EmptyShare(column))!, comparable.MaxBy(day => day.EmptyShare(column))!);
            if (most.EmptyShare(column) - least.EmptyShare(column) >= NoticedSwing)
            {
                yield return $"**Ask what changed in {MarkdownText.Code(column.Name())}:** it is empty on {ShareText.Fine(least.EmptyShare(column))} of the rows of {TimeText.Day(least.Day)} and on "
                    + $"{ShareText.Fine(most.EmptyShare(column))} of those of {TimeText.Day(most.Day)}. Figures that use it can't be compared between these days.";
            }
        }
    }

    private static IEnumerable<string> OfTraffic(QualityFigures figures)
    {
        var (profile, sessions) = (figures.Profile, figures.Record.Sessions);
        var (with, without) = (profile.WithBots, profile.WithoutBots);
        if (with.Sessions - without.Sessions is var bots && bots > 0 && bots >= NoticedShare * with.Sessions && !figures.Context.Rules.Options.ExcludeBots)
        {
            yield return $"**Leave bots out of rates (`--exclude-bots`):** without them there would be {CountText.Of(bots, "session")} fewer ({ShareText.FineOfWhole(bots, with.Sessions)})"
                + (without.Sessions > 0
                    ? $", and the conversion rate would be {ShareText.FineOfWhole(without.ConvertedSessions, without.Sessions)} instead of {ShareText.FineOfWhole(with.ConvertedSessions, with.Sessions)}."
                    : ", which is all of them.");
        }

        if (profile.Tags.Opaque is var opaque && opaque > 0 && opaque >= NoticedShare * profile.Tags.Tagged)
        {
            yield return $"**Get the plain values of opaque campaign tags:** in {CountText.Of(opaque, "session")} ({ShareText.FineOfWhole(opaque, profile.Tags.Tagged)} of those with tags) the meaning of source or medium is lost. "
                + "Add the words to the vocabulary of the channel rules; Puffy then recognises their pseudonyms.";
        }

        if (profile.Tags.Unparsed.Total is var unparsed && unparsed > 0 && unparsed >= NoticedShare * profile.Tags.Tagged)
        {
            yield return $"**Write rules for unknown campaign tags:** the channel of {CountText.Of(unparsed, "session")} ({ShareText.FineOfWhole(unparsed, profile.Tags.Tagged)} of those with tags, {ShareText.FineOfWhole(unparsed, sessions)} of all) is Unassigned.";
        }

        if (profile.Devices[DeviceKind.Unknown].Value is var unknown && unknown > 0 && unknown >= NoticedShare * figures.Record.Events)
        {
            yield return $"**Look at user agents without a known device:** {CountText.Of(unknown, "event")} ({ShareText.FineOfWhole(unknown, figures.Record.Events)}).";
        }
    }

    private static IEnumerable<string> OfTimeout(QualityFigures figures)
    {
        if (figures.Timeout is { Support: TimeoutSupport.NotSupported } verdict)
        {
            var timeout = TimeText.Length(verdict.Timeout);
            yield return verdict.Shortest is { } shortest
                ? $"**Treat {timeout} as a convention here, not a finding:** it bridges {ShareText.Fine((decimal)verdict.Coverage!.Value)} of the gaps within 24 hours. "
                    + $"The shortest timeout that the data supports is {TimeText.Length(shortest)}; `--session-timeout {(long)shortest.TotalMinutes}m` would change the sessions by {ShareText.Change(figures.Curve.Sessions(shortest), verdict.Sessions)}."
                : $"**Treat {timeout} as a convention here, not a finding:** the data supports no timeout of up to {TimeText.Length(TimeoutVerdict.LongestOffered)}.";
        }
    }

    private static string Names(IEnumerable<string> names) => Few(names.Select(MarkdownText.Code));

    private static string Days(IEnumerable<DateOnly> days) => Few(days.Select(TimeText.Day));

    private static string Few(IEnumerable<string> items)
    {
        const int most = 5;
        var all = items.ToList();
        return string.Join(", ", all.Take(most)) + (all.Count > most ? $" and {all.Count - most} more" : "");
    }
}
