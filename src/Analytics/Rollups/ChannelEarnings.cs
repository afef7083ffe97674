using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Rollups;

/// <summary>What a channel earned under a model.</summary>
/// <param name="Model">The attribution model.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Credit">Orders of any currency, and revenue in the main one.</param>
/// <param name="Priced">Those of the orders that are in the main currency.</param>
/// <param name="TotalRevenue">Revenue of all channels under the model.</param>
public sealed record ChannelEarnings(AttributionModel Model, Channel Channel, ChannelCredit Credit, decimal Priced, decimal TotalRevenue)
{
    /// <summary>Revenue per order, of those in the main currency; null where there is none.</summary>
    public decimal? AverageOrder => Ratio.Of(Credit.Revenue, Priced);

    /// <summary>The earnings of all channels under all models.</summary>
    /// <param name="rollup">The figures.</param>
    /// <param name="currency">The main currency.</param>
    public static IReadOnlyList<ChannelEarnings> From(ChannelRollup rollup, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(rollup);
        var sums = rollup.Credits.Cells
            .GroupBy(cell => (cell.Key.Model, cell.Key.Channel))
            .Select(group =>
            {
                var main = group.Where(cell => cell.Key.Currency == currency).Aggregate(default(ChannelCredit), (sum, cell) => sum + cell.Value);
                return (group.Key.Model, group.Key.Channel, Credit: main with { Orders = CreditDivision.RoundOrders(group.Sum(cell => cell.Value.Orders)) }, Priced: main.Orders);
            })
            .ToList();
        var totals = sums.GroupBy(sum => sum.Model).ToDictionary(group => group.Key, group => group.Sum(sum => sum.Credit.Revenue));
        return [.. sums
            .Select(sum => new ChannelEarnings(sum.Model, sum.Channel, sum.Credit, sum.Priced, totals[sum.Model]))
            .OrderBy(earnings => earnings.Model)
            .ThenBy(earnings => earnings.Channel.Name(), StringComparer.Ordinal)];
    }
}
