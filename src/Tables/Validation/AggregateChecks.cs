using System.Globalization;
using System.Runtime.InteropServices;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Funnel;
using Puffy.Analytics.Statistics;
using Puffy.Tables.Definition;
using Puffy.Tables.Gold;
using Puffy.Tables.Reading;

namespace Puffy.Tables.Validation;

/// <summary>What the gold tables say of days, channels, devices and the funnel, counted anew from sessions, events and orders.</summary>
internal static class AggregateChecks
{
    internal static IReadOnlyList<Check> All { get; } =
    [
        new("days_counted", "Each day has its sessions, users, converted sessions and revenue, and the mean and median length of its sessions.", Days),
        new("channel_days_counted", "Each day and channel has its sessions, users, orders and revenue.", ChannelDays),
        new("device_days_counted", "Each day and device has its users, new users, sessions, events and page views.", DeviceDays),
        new("funnel_counted", "Each step of the funnel has the sessions that hold its event, by day and device.", Funnel),
        new("funnel_sums", "No step of the funnel has more sessions than there are, and days and devices sum to all.", FunnelSums),
        new("rates_follow", "Each rate, share, mean and drop-off in a gold table is what the counts beside it come to.", RateChecks.Recompute),
    ];

    private static Outcome Days(WrittenTables tables)
    {
        var orders = tables.Orders.All.ToLookup(order => DateOnly.FromDateTime(order.OrderedAt));
        var totals = tables.SessionTotals;
        var counted = totals.ByDay.Keys.Union(orders.Select(day => day.Key)).ToDictionary(Text, day =>
        {
            var total = totals.ByDay.GetValueOrDefault(day) ?? new SessionTotal();
            return string.Join(", ",
                total.Sessions,
                total.Users,
                Rate(Ratio.Of(total.Seconds, total.Sessions)),
                Rate(Histogram.Median(totals.Lengths.GetValueOrDefault(day, []).Select(length => (length, 1L)))),
                Rate(Ratio.Of(total.Events, total.Sessions)),
                Rate(Ratio.Of(total.Bounces, total.Sessions)),
                total.Converted,
                Money(orders[day].Sum(order => order.Revenue)));
        });
        return Outcome.OfAll("days", Cells.Pairs(counted, tables.Days.Of(
            "sessions", "users", "average_duration_seconds", "median_duration_seconds", "events_per_session", "bounce_rate", "converted_sessions", "revenue")));
    }

    private static Outcome ChannelDays(WrittenTables tables)
    {
        var orders = tables.Orders.All.Where(order => tables.Sessions.Find(order.Session) is not null)
            .ToLookup(order => (DateOnly.FromDateTime(order.OrderedAt), tables.Sessions.Find(order.Session)!.Value.Channel));
        var totals = tables.SessionTotals.ByChannel;
        var counted = totals.Keys.Union(orders.Select(cell => cell.Key)).ToDictionary(cell => $"{Text(cell.Item1)} {cell.Item2.Name()}", cell =>
        {
            var total = totals.GetValueOrDefault(cell) ?? new SessionTotal();
            return string.Join(", ",
                total.Sessions,
                total.Users,
                orders[cell].Count(),
                Money(orders[cell].Sum(order => order.Revenue)),
                Rate(Ratio.Of(total.Converted, total.Sessions)),
                Rate(Ratio.Of(total.Bounces, total.Sessions)));
        });
        return Outcome.OfAll("days and channels", Cells.Pairs(counted, tables.Channels.Of("sessions", "users", "orders", "revenue", "conversion_rate", "bounce_rate")));
    }

    private static Outcome DeviceDays(WrittenTables tables)
    {
        var counted = tables.SessionTotals.ByDevice.ToDictionary(cell => $"{Text(cell.Key.Day)} {cell.Key.Device.Name()}", cell => string.Join(", ",
            cell.Value.Users,
            cell.Value.NewUsers,
            cell.Value.Sessions,
            cell.Value.Events,
            cell.Value.PageViews,
            Rate(Ratio.Of(cell.Value.Seconds, cell.Value.Sessions)),
            Rate(Ratio.Of(cell.Value.Bounces, cell.Value.Sessions))));
        return Outcome.OfAll("days and devices", Cells.Pairs(counted, tables.Engagement.Of(
            "users", "new_users", "sessions", "events", "page_views", "average_duration_seconds", "bounce_rate")));
    }

    private static Outcome Funnel(WrittenTables tables)
    {
        var steps = new Dictionary<(DateOnly Day, DeviceKind Device, FunnelStep Step), long>();
        foreach (var (at, session) in tables.Sessions.All.Index())
        {
            var events = tables.Events.Of(at);
            foreach (var step in FunnelStepNames.All)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(steps, (session.Day, session.Device, step), out _) += Holds(events, step) ? 1 : 0;
            }
        }

        var counted = steps.ToDictionary(cell => $"{Text(cell.Key.Day)} {cell.Key.Device.Name()} {cell.Key.Step.Name()}", cell => Count(cell.Value));
        var written = tables.Funnel.Of("sessions").Where(row => !row.Key.Split(' ').Contains(FunnelRow.All)).ToDictionary();
        return Outcome.OfAll("steps by day and device", Cells.Pairs(counted, written));
    }

    private static Outcome FunnelSums(WrittenTables tables)
    {
        var rows = tables.Funnel.All.Select(row => (
            Day: row[tables.Funnel["day"]], Device: row[tables.Funnel["device"]], Step: row[tables.Funnel["step"]], Sessions: long.Parse(row[tables.Funnel["sessions"]], CultureInfo.InvariantCulture))).ToList();
        var single = rows.Where(row => row.Day != FunnelRow.All && row.Device != FunnelRow.All).ToList();
        var first = rows.Where(row => row.Step == FunnelStep.Session.Name()).ToLookup(row => (row.Day, row.Device), row => row.Sessions);
        var byDay = single.ToLookup(row => (row.Day, row.Step), row => row.Sessions);
        var byDevice = single.ToLookup(row => (row.Device, row.Step), row => row.Sessions);
        var byStep = single.ToLookup(row => row.Step, row => row.Sessions);
        var comparison = new Comparison("rows");
        foreach (var row in rows)
        {
            var sum = (row.Day, row.Device) switch
            {
                (FunnelRow.All, FunnelRow.All) => byStep[row.Step].Sum(),
                (FunnelRow.All, _) => byDevice[(row.Device, row.Step)].Sum(),
                (_, FunnelRow.All) => byDay[(row.Day, row.Step)].Sum(),
                _ => row.Sessions,
            };
            comparison.Take(row.Sessions == sum && row.Sessions <= first[(row.Day, row.Device)].Sum(), $"{row.Day}, {row.Device}, {row.Step}: {row.Sessions}, counted {sum}");
        }

        return comparison.Outcome;
    }

    private static bool Holds(SessionEvents events, FunnelStep step) => step switch
    {
        FunnelStep.Session => true,
        FunnelStep.PageViewed => events.PageViews > 0,
        FunnelStep.AddedToCart => events.AddsToCart > 0,
        FunnelStep.CheckoutStarted => events.CheckoutsStarted > 0,
        FunnelStep.CheckoutCompleted => events.CheckoutsCompleted > 0,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "No such step."),
    };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Count(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Money(decimal amount) => amount.ToString("F2", CultureInfo.InvariantCulture);

    private static string Rate(decimal? rate) => rate?.ToString("F6", CultureInfo.InvariantCulture) ?? "";
}
