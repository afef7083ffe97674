using Puffy.Analytics.Funnel;
using Puffy.Analytics.Rollups;

namespace Puffy.Queries.Funnel;

/// <summary>How many sessions reached a step, over all days.</summary>
/// <param name="Device">Kind of device, or <c>all</c>.</param>
/// <param name="Step">Name of the step.</param>
/// <param name="Sessions">Sessions that reached it.</param>
/// <param name="RateFromPrevious">Share of the sessions with the step before that have this step too; 1 for the first step, null without sessions.</param>
/// <param name="RateFromFirst">Share of all sessions; null without sessions.</param>
/// <param name="DropOff">Sessions with the step before that do not have this one.</param>
public sealed record FunnelAnswer(string Device, string Step, long Sessions, decimal? RateFromPrevious, decimal? RateFromFirst, long DropOff)
{
    /// <summary>The steps in the order of the funnel, by device in alphabetical order.</summary>
    /// <param name="rollup">The sessions.</param>
    /// <param name="byDevice">Whether to answer for each kind of device too.</param>
    public static IReadOnlyList<FunnelAnswer> From(FunnelRollup rollup, bool byDevice) =>
    [
        .. FunnelRow.From(rollup)
            .Where(row => row.Day == FunnelRow.All && (byDevice || row.Device == FunnelRow.All))
            .OrderBy(row => row.Device, StringComparer.Ordinal)
            .ThenBy(row => row.Step)
            .Select(row => new FunnelAnswer(row.Device, row.Step.Name(), row.Sessions, row.RateFromPrevious, row.RateFromFirst, row.DropOff)),
    ];
}
