using Puffy.Analytics.Currencies;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Statistics;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Gold;

/// <summary>The sessions of a day.</summary>
/// <param name="Day">UTC day.</param>
/// <param name="Activity">Its figures.</param>
/// <param name="MedianSeconds">Median length of its sessions; null without sessions.</param>
/// <param name="Sales">Its orders in the main currency.</param>
internal sealed record SessionDay(DateOnly Day, DayActivity Activity, decimal? MedianSeconds, Sales Sales)
{
    /// <summary>Every day that has sessions or orders.</summary>
    /// <param name="rollup">The figures.</param>
    /// <param name="currency">The main currency.</param>
    public static IReadOnlyList<SessionDay> From(MonitoringRollup rollup, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(rollup);
        var lengths = rollup.Durations.Cells.ToLookup(cell => cell.Key.Day, cell => (cell.Key.Milliseconds, cell.Value.Value));
        return [.. rollup.Days.Cells
            .Where(cell => cell.Value.Sessions > 0 || cell.Value.Orders > 0)
            .OrderBy(cell => cell.Key)
            .Select(cell => new SessionDay(cell.Key, cell.Value, Histogram.Median(lengths[cell.Key]) / 1000, rollup.Sales[new DayCurrency(cell.Key, currency)]))];
    }
}

/// <summary>Sessions by day.</summary>
internal static class SessionDayTable
{
    /// <summary>agg_session_analytics.csv.</summary>
    public static Table<SessionDay> Sessions { get; } = new(
        "gold/agg_session_analytics.csv",
        "a day",
        TableKind.Aggregate,
        KeyColumns: 1,
        (key, row) => key.Day(row.Day),
        [
            new("day", ColumnType.Day, "UTC day", (write, row) => write.Day(row.Day)),
            new("sessions", ColumnType.Number, "sessions that started on the day", (write, row) => write.Number(row.Activity.Sessions)),
            new("users", ColumnType.Number, "users with such a session", (write, row) => write.Number(row.Activity.SessionUsers)),
            new("average_duration_seconds", ColumnType.Rate, "mean length of a session", (write, row) => write.Rate(Ratio.Of(row.Activity.SessionMilliseconds / 1000m, row.Activity.Sessions))),
            new("median_duration_seconds", ColumnType.Rate, "median length of a session", (write, row) => write.Rate(row.MedianSeconds)),
            new("events_per_session", ColumnType.Rate, "events per session", (write, row) => write.Rate(Ratio.Of(row.Activity.SessionEvents, row.Activity.Sessions))),
            new("bounce_rate", ColumnType.Rate, "share of the sessions with one event", (write, row) => write.Rate(Ratio.Of(row.Activity.Bounces, row.Activity.Sessions))),
            new("converted_sessions", ColumnType.Number, "sessions in which an order was made", (write, row) => write.Number(row.Activity.ConvertedSessions)),
            new("conversion_rate", ColumnType.Rate, "their share", (write, row) => write.Rate(Ratio.Of(row.Activity.ConvertedSessions, row.Activity.Sessions))),
            new("revenue", ColumnType.Money, "revenue of the day's orders in the main currency", (write, row) => write.Money(row.Sales.Revenue)),
            new("revenue_per_session", ColumnType.Money, "revenue per session", (write, row) => write.Money(Ratio.Of(row.Sales.Revenue, row.Activity.Sessions))),
        ]);
}
