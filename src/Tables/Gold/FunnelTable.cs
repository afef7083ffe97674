using System.Globalization;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Funnel;
using Puffy.Analytics.Rollups;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Gold;

/// <summary>The sessions that reached one step of the funnel.</summary>
/// <param name="Day">UTC day, or <c>all</c>.</param>
/// <param name="Device">Kind of device, or <c>all</c>.</param>
/// <param name="Step">The step.</param>
/// <param name="Counts">The sessions in every step, of that day and device.</param>
public sealed record FunnelRow(string Day, string Device, FunnelStep Step, FunnelCounts Counts)
{
    /// <summary>What stands for every day or device.</summary>
    public const string All = "all";

    /// <summary>Sessions that reached the step.</summary>
    public long Sessions => Counts[Step];

    /// <summary>Share of the sessions with the step before that have this step too; 1 for the first step, null where there is none.</summary>
    public decimal? RateFromPrevious => Ratio.Of(Counts.FromBefore(Step), Counts.Before(Step));

    /// <summary>Share of all sessions.</summary>
    public decimal? RateFromFirst => Ratio.Of(Sessions, Counts.Sessions);

    /// <summary>Sessions with the step before that do not have this one.</summary>
    public long DropOff => Counts.DropOff(Step);

    /// <summary>Every step of every day and device, with the sums over days and devices.</summary>
    public static IReadOnlyList<FunnelRow> From(FunnelRollup rollup)
    {
        ArgumentNullException.ThrowIfNull(rollup);
        var rows = from cell in rollup.Steps.Cells
                   from day in new[] { cell.Key.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), All }
                   from device in new[] { cell.Key.Device.Name(), All }
                   group cell.Value by (day, device) into counts
                   let sum = counts.Aggregate((x, y) => x + y)
                   from step in FunnelStepNames.All
                   select new FunnelRow(counts.Key.day, counts.Key.device, step, sum);
        return [.. rows];
    }
}

/// <summary>The funnel by day and device.</summary>
public static class FunnelTable
{
    /// <summary>agg_funnel_analysis.csv. Steps stand in the order of the funnel.</summary>
    public static Table<FunnelRow> Funnel { get; } = new(
        "gold/agg_funnel_analysis.csv",
        "a step of the funnel on a day on a kind of device",
        TableKind.Aggregate,
        KeyColumns: 3,
        (key, row) => key.Text(row.Day).Text(row.Device).Number((long)row.Step),
        [
            new("day", "UTC day, or all", (write, row) => write.Text(row.Day)),
            new("device", "kind of device, or all", (write, row) => write.Text(row.Device)),
            new("step", "step of the funnel, in its order", (write, row) => write.Text(row.Step.Name())),
            new("sessions", "sessions that have the step's event; for checkout_completed, an order", (write, row) => write.Number(row.Sessions)),
            new("rate_from_previous", "sessions with this step and the one before, by those with the one before", (write, row) => write.Rate(row.RateFromPrevious)),
            new("rate_from_first", "sessions with this step, by all sessions", (write, row) => write.Rate(row.RateFromFirst)),
            new("drop_off", "sessions with the step before that do not have this one", (write, row) => write.Number(row.DropOff)),
        ]);
}
