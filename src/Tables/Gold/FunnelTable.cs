using Puffy.Analytics.Funnel;
using Puffy.Analytics.Rollups;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Gold;

/// <summary>The funnel by day and device.</summary>
internal static class FunnelTable
{
    /// <summary>agg_funnel_analysis.csv. Steps stand in the order of the funnel.</summary>
    public static Table<FunnelRow> Funnel { get; } = new(
        "gold/agg_funnel_analysis.csv",
        "a step of the funnel, on a day, on a kind of device",
        TableKind.Aggregate,
        KeyColumns: 3,
        (key, row) => key.Text(row.Day).Text(row.Device).Number((long)row.Step),
        [
            new("day", ColumnType.Text, "UTC day, or all", (write, row) => write.Text(row.Day)),
            new("device", ColumnType.Text, "kind of device, or all", (write, row) => write.Text(row.Device)),
            new("step", ColumnType.Text, "step of the funnel, in its order", (write, row) => write.Text(row.Step.Name())),
            new("sessions", ColumnType.Number, "sessions that have the step's event; for checkout_completed, an order", (write, row) => write.Number(row.Sessions)),
            new("rate_from_previous", ColumnType.Rate, "sessions with this step and the one before, divided by those with the one before", (write, row) => write.Rate(row.RateFromPrevious)),
            new("rate_from_first", ColumnType.Rate, "sessions with this step, divided by all sessions", (write, row) => write.Rate(row.RateFromFirst)),
            new("drop_off", ColumnType.Number, "sessions with the step before that do not have this one", (write, row) => write.Number(row.DropOff)),
        ]);
}
