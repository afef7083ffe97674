using System.Globalization;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Funnel;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Statistics;
using Puffy.Tables.Reading;

namespace Puffy.Tables.Validation;

/// <summary>run.json says what the tables say.</summary>
internal static class RecordChecks
{
    internal static IReadOnlyList<ValidationCheck> All { get; } =
    [
        new("record_totals", "Events, users, sessions, orders and transactions in run.json are the tables'.", Totals),
        new("record_rates", "Average order value, conversion rate, revenue per session and bounce rate in run.json follow from sessions and orders.", Rates),
        new("record_funnel", "The funnel in run.json is that of all days and devices.", Funnel),
        new("record_attribution", "The attribution in run.json is that of attribution_models.", Attribution),
        new("record_days", "The days in run.json have the events and users of cleaned_events, and the sessions, orders and revenue of the tables.", Days),
        new("record_span", "The first and last event in run.json are those of cleaned_events.", Span),
    ];

    private static Outcome Totals(WrittenTables tables)
    {
        var (record, orders) = (tables.Record, tables.Orders.All);
        return Outcome.OfAll("totals",
        [
            ("events", Text(tables.Accepted.Rows), Text(record.Events)),
            ("users", Text(tables.Users.Count), Text(record.Users)),
            ("sessions", Text(tables.Sessions.All.Count), Text(record.Sessions)),
            ("orders", Text(orders.Count), Text(record.Orders)),
            ("distinct_transactions", Text(orders.Select(order => order.Transaction).Where(id => id.Length > 0).Distinct(StringComparer.Ordinal).Count()), Text(record.DistinctTransactions)),
        ]);
    }

    private static Outcome Rates(WrittenTables tables)
    {
        var (record, orders, sessions) = (tables.Record, tables.Orders.All, tables.Sessions.All);
        var revenue = orders.Sum(order => order.RevenueIn(tables.Currency));
        var average = Ratio.Of(revenue, orders.Count(order => order.Currency == tables.Currency));
        return Outcome.OfAll("rates",
        [
            ("average_order_value", average is { } amount ? tables.Currency.Write(amount) : null, record.AverageOrderValue),
            ("conversion_rate", Rate(sessions.Count(session => session.Converted), sessions.Count), Rate(record.ConversionRate)),
            ("revenue_per_session", Rate(revenue, sessions.Count), Rate(record.RevenuePerSession)),
            ("bounce_rate", Rate(sessions.Count(session => session.IsBounce), sessions.Count), Rate(record.BounceRate)),
        ]);
    }

    private static Outcome Funnel(WrittenTables tables) => Outcome.OfAll("steps", FunnelStepNames.All.Select(step => (
        step.Name(),
        (string?)(tables.Funnel.Of("sessions").GetValueOrDefault($"{FunnelRow.All} {FunnelRow.All} {step.Name()}") ?? "0"),
        tables.Record.Funnel.TryGetValue(step.Name(), out var sessions) ? sessions.ToString(CultureInfo.InvariantCulture) : null)));

    private static Outcome Attribution(WrittenTables tables)
    {
        var record = tables.Record.Attribution
            .SelectMany(model => model.Value.Select(channel => ($"{model.Key} {channel.Key}", $"{channel.Value.Orders.ToString("F10", CultureInfo.InvariantCulture)}, {channel.Value.Revenue}")))
            .ToDictionary(row => row.Item1, row => row.Item2);
        return Outcome.OfAll("channels under models", Cells.Pairs(tables.Models.Of("orders", "revenue"), record));
    }

    private static Outcome Days(WrittenTables tables)
    {
        var orders = tables.Orders.All.ToLookup(order => DateOnly.FromDateTime(order.OrderedAt));
        var sessions = tables.Sessions.All.CountBy(session => session.Day).ToDictionary();
        var record = tables.Record.Days.ToDictionary(
            day => day.Day, day => string.Create(CultureInfo.InvariantCulture, $"{day.Events}, {day.Users}, {day.Sessions}, {day.Orders}, {day.Revenue}"));
        return Outcome.OfAll("days", record.Keys.Union(tables.Accepted.ByDay.Keys).Order().Select(day =>
        {
            var (events, users) = tables.Accepted.ByDay.GetValueOrDefault(day);
            var counted = string.Create(
                CultureInfo.InvariantCulture, $"{events}, {users}, {sessions.GetValueOrDefault(day)}, {orders[day].Count()}, {tables.Currency.Write(orders[day].Sum(order => order.RevenueIn(tables.Currency)))}");
            return (day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (string?)counted, record.GetValueOrDefault(day));
        }));
    }

    private static Outcome Span(WrittenTables tables) => Outcome.OfAll("times",
    [
        ("first event", Time(tables.Accepted.FirstAt), tables.Record.FirstEventAt),
        ("last event", Time(tables.Accepted.LastAt), tables.Record.LastEventAt),
    ]);

    private static string Text(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string? Rate(decimal part, decimal whole) => Rate(Ratio.Of(part, whole));

    private static string? Rate(decimal? rate) => rate?.ToString("F8", CultureInfo.InvariantCulture);

    private static string? Time(DateTime? time) => time?.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
