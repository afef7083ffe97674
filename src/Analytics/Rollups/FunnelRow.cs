using System.Globalization;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Funnel;
using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Rollups;

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
