using Puffy.Analytics.Attribution;
using Puffy.Facts.Questions;

namespace Puffy.Queries.Tests.Explore;

/// <summary>A question in SQL: written from the contract alone, it shares no code with the engine but the question's own types.</summary>
internal static class SqlQuestion
{
    /// <summary>The columns are the dimensions as texts, then the metrics.</summary>
    public static string Of(FactQuestion question, DateRange? days, bool split)
    {
        var dimensions = split ? question.Dimensions : [];
        return question.IsOfEvents ? OfEvents(question, days, dimensions)
            : question.Model is { } model ? WithModel(question, days, dimensions, model)
            : $"SELECT {Select(question, dimensions, "s.started_at")}{Metrics(question, OfSessions)} FROM sessions s WHERE {Where(question, days, "s.started_at")} {Group(dimensions)}";
    }

    private static string OfEvents(FactQuestion question, DateRange? days, IReadOnlyCollection<Dimension> dimensions) =>
        $"SELECT {Select(question, dimensions, "s.started_at")}{Metrics(question, OfEvent)} FROM events e JOIN sessions s USING (session_id) WHERE {Where(question, days, "s.started_at")} {Group(dimensions)}";

    private static string WithModel(FactQuestion question, DateRange? days, IReadOnlyCollection<Dimension> dimensions, AttributionModel model)
    {
        // Sessions and credits are counted apart, then put side by side.
        var keys = Enumerable.Range(0, dimensions.Count).Select(i => $"d{i}").ToList();
        var named = string.Concat(dimensions.Select((dimension, i) => $"{Value(question, dimension, "s.started_at")} AS d{i}, "));
        var credited = string.Concat(dimensions.Select((dimension, i) => $"{Value(question, dimension, "c.ordered_at")} AS d{i}, "));
        var join = keys.Count == 0 ? "ON true" : $"USING ({string.Join(", ", keys)})";
        return $"""
            WITH a AS (SELECT {named}count(*) AS sessions, {string.Join(", ", question.Metrics.Where(IsOfSessions).Select(metric => $"{OfSessions(metric)} AS m_{metric}").DefaultIfEmpty("0 AS none"))}
                       FROM sessions s WHERE {Where(question, days, "s.started_at")} {Group(dimensions)}),
                 b AS (SELECT {credited}sum(c.weight) AS orders, sum(c.revenue) AS revenue
                       FROM credits c JOIN sessions s USING (session_id) WHERE c.model = '{model.Name()}' AND {Where(question, days, "c.ordered_at")} {Group(dimensions)})
            SELECT {string.Concat(keys.Select(key => key + ", "))}{string.Join(", ", question.Metrics.Select(Credited))} FROM a FULL JOIN b {join}
            """;
    }

    private static bool IsOfSessions(Metric metric) => metric is not (Metric.Orders or Metric.Revenue or Metric.AverageOrderValue or Metric.RevenuePerSession);

    private static string Credited(Metric metric) => metric switch
    {
        Metric.Orders => "round(coalesce(b.orders, 0), 10)",
        Metric.Revenue => "coalesce(b.revenue, 0)",
        Metric.AverageOrderValue => "b.revenue / nullif(b.orders, 0)",
        Metric.RevenuePerSession => "coalesce(b.revenue, 0) / nullif(a.sessions, 0)",
        _ when metric.IsRatio() => $"a.m_{metric}",
        _ => $"coalesce(a.m_{metric}, 0)",
    };

    private static string Metrics(FactQuestion question, Func<Metric, string> sql) => string.Join(", ", question.Metrics.Select(sql));

    private static string OfEvent(Metric metric) => metric switch
    {
        Metric.Users => "count(DISTINCT s.user_id)",
        Metric.Sessions => "count(DISTINCT s.session_id)",
        Metric.Events => "count(*)",
        Metric.PageViews => "count(*) FILTER (e.event_name = 'page_viewed')",
        _ => throw new ArgumentOutOfRangeException(nameof(metric)),
    };

    private static string OfSessions(Metric metric) => metric switch
    {
        Metric.Users => "count(DISTINCT s.user_id)",
        Metric.NewUsers => "count(DISTINCT s.user_id) FILTER (s.session_number = 1)",
        Metric.Sessions => "count(*)",
        Metric.Events => "coalesce(sum(s.events), 0)",
        Metric.PageViews => "coalesce(sum(s.page_views), 0)",
        Metric.AddToCarts => "coalesce(sum(s.add_to_carts), 0)",
        Metric.CheckoutsStarted => "coalesce(sum(s.checkouts_started), 0)",
        Metric.Orders => "coalesce(sum(s.orders), 0)",
        Metric.Revenue => "coalesce(sum(s.revenue), 0)",
        Metric.AverageOrderValue => "sum(s.revenue) / nullif(sum(s.orders), 0)",
        Metric.RevenuePerSession => "sum(s.revenue) / nullif(count(*), 0)",
        Metric.ConversionRate => "count(*) FILTER (s.converted = 'true') / nullif(count(*), 0)",
        Metric.BounceRate => "count(*) FILTER (s.is_bounce = 'true') / nullif(count(*), 0)",
        Metric.AverageDurationSeconds => "avg(s.duration_seconds)",
        Metric.MedianDurationSeconds => "median(s.duration_seconds::DOUBLE)",
        Metric.EventsPerSession => "sum(s.events) / nullif(count(*), 0)",
        _ => throw new ArgumentOutOfRangeException(nameof(metric)),
    };

    private static string Select(FactQuestion question, IReadOnlyCollection<Dimension> dimensions, string time) =>
        string.Concat(dimensions.Select(dimension => Value(question, dimension, time) + ", "));

    private static string Group(IReadOnlyCollection<Dimension> dimensions) =>
        dimensions.Count == 0 ? string.Empty : $"GROUP BY {string.Join(", ", Enumerable.Range(1, dimensions.Count))}";

    private static string Value(FactQuestion question, Dimension dimension, string time)
    {
        var local = $"timezone('{question.TimeZone}', {time})";
        return dimension switch
        {
            // The instant tells two hours of one name apart, when clocks go back.
            Dimension.Hour => $"strftime({time} - (extract('minute' FROM {local}) * INTERVAL 1 MINUTE) - (extract('second' FROM {local}) * INTERVAL 1 SECOND), '%Y-%m-%dT%H:%M')",
            Dimension.Day => $"strftime(date_trunc('day', {local}), '%Y-%m-%d')",
            Dimension.Week => $"strftime(date_trunc('week', {local}), '%Y-%m-%d')",
            Dimension.Month => $"strftime(date_trunc('month', {local}), '%Y-%m-%d')",
            _ => SqlFilter.Column(dimension),
        };
    }

    private static string Where(FactQuestion question, DateRange? days, string time)
    {
        var filters = question.Filters.Select(SqlFilter.Of);
        var local = $"timezone('{question.TimeZone}', {time})::DATE";
        return string.Join(" AND ", days is { } range
            ? filters.Append($"{local} BETWEEN '{range.From:yyyy-MM-dd}' AND '{range.To:yyyy-MM-dd}'")
            : filters.DefaultIfEmpty("true"));
    }
}
