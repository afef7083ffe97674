using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;

namespace Puffy.Analytics.Rollups;

/// <summary>What a channel earned under a model.</summary>
/// <param name="Model">The attribution model.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Credit">Orders and revenue.</param>
/// <param name="TotalRevenue">Revenue of all channels under the model.</param>
public sealed record ChannelEarnings(AttributionModel Model, Channel Channel, ChannelCredit Credit, decimal TotalRevenue)
{
    /// <summary>The earnings of all channels under all models.</summary>
    public static IReadOnlyList<ChannelEarnings> From(ChannelRollup rollup)
    {
        ArgumentNullException.ThrowIfNull(rollup);
        var sums = rollup.Credits.Cells
            .GroupBy(cell => (cell.Key.Model, cell.Key.Channel))
            .Select(group => (group.Key.Model, group.Key.Channel, Credit: group.Select(cell => cell.Value).Aggregate((x, y) => x + y)))
            .ToList();
        var totals = sums.GroupBy(sum => sum.Model).ToDictionary(group => group.Key, group => group.Sum(sum => sum.Credit.Revenue));
        return [.. sums
            .Select(sum => new ChannelEarnings(sum.Model, sum.Channel, sum.Credit, totals[sum.Model]))
            .OrderBy(earnings => earnings.Model)
            .ThenBy(earnings => earnings.Channel.Name(), StringComparer.Ordinal)];
    }
}
