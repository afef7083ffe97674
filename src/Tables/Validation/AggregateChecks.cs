using System.Globalization;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Statistics;
using Puffy.Tables.Reading;

namespace Puffy.Tables.Validation;

/// <summary>
/// Independent check of the gold tables by day, channel, device and funnel, counted again from sessions, events and orders.
/// </summary>
internal static class AggregateChecks
{
    internal static IReadOnlyList<ValidationCheck> All { get; } =
    [
        new("days_counted", "Each day has its sessions, users, converted sessions and revenue, and the mean and median length of its sessions.", Days),
        new("channel_days_counted", "Each day and channel has its sessions, users, orders and revenue.", ChannelDays),
        new("device_days_counted", "Each day and device has its users, new users, sessions, events and page views.", DeviceDays),
        .. FunnelChecks.All,
        new("rates_follow", "Each rate, share, mean and drop-off in a gold table follows from the counts in its row.", RateChecks.Recompute),
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
                tables.Currency.Write(orders[day].Sum(order => order.RevenueIn(tables.Currency))));
        });
        return Outcome.OfAll("days", Cells.Pairs(counted, tables.Days.Of(
            "sessions", "users", "average_duration_seconds", "median_duration_seconds", "events_per_session", "bounce_rate", "converted_sessions", "revenue")));
    }

    private static Outcome ChannelDays(WrittenTables tables)
    {
        var orders = tables.Orders.All.Where(order => tables.Sessions.Find(order.Session) is not null)
            .ToLookup(order => (DateOnly.FromDateTime(order.OrderedAt), tables.Sessions.Find(order.Session)!.Value.Channel));
        var totals = tables.SessionTotals.ByChannel;
        // A channel may earn credit on a day without a session of its own.
        var credited = tables.Credits.All.Select(credit => (DateOnly.FromDateTime(credit.OrderedAt), credit.Channel));
        var counted = totals.Keys.Union(orders.Select(cell => cell.Key)).Union(credited).ToDictionary(cell => $"{Text(cell.Item1)} {cell.Item2.Name()}", cell =>
        {
            var total = totals.GetValueOrDefault(cell) ?? new SessionTotal();
            return string.Join(", ",
                total.Sessions,
                total.Users,
                orders[cell].Count(),
                tables.Currency.Write(orders[cell].Sum(order => order.RevenueIn(tables.Currency))),
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

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Rate(decimal? rate) => rate?.ToString("F6", CultureInfo.InvariantCulture) ?? "";
}
