using Puffy.Analytics.Attribution;
using Puffy.Analytics.Attribution.DataDriven;

namespace Puffy.Analytics.Rollups;

/// <summary>What the data-driven models make of the path rollup. Pure.</summary>
internal static class DataDrivenCredits
{
    /// <summary>How often each path was taken, over all groups and currencies.</summary>
    /// <param name="rollup">The paths.</param>
    /// <param name="without">A group of users to leave out; null for none.</param>
    public static IReadOnlyDictionary<ChannelPath, PathCounts> Counts(PathRollup rollup, int? without = null)
    {
        ArgumentNullException.ThrowIfNull(rollup);
        return rollup.Paths.Cells
            .Where(cell => cell.Key.Group != without)
            .GroupBy(cell => cell.Key.Path, cell => cell.Value)
            .ToDictionary(cells => cells.Key, cells => new PathCounts(cells.Sum(cell => cell.Orders), cells.Sum(cell => cell.Nulls)));
    }

    /// <summary>Adds the credit of all orders under the data-driven models that can be computed to the credit of the rules.</summary>
    /// <param name="channels">Where it is added.</param>
    /// <param name="rollup">The paths of the orders, each rounded to its minor unit by itself.</param>
    /// <param name="models">The models.</param>
    /// <param name="day">The only day of orders; null for all.</param>
    public static void AddTo(ChannelRollup channels, PathRollup rollup, DataDrivenModels models, DateOnly? day = null)
    {
        ArgumentNullException.ThrowIfNull(channels);
        ArgumentNullException.ThrowIfNull(rollup);
        ArgumentNullException.ThrowIfNull(models);
        foreach (var (order, count) in rollup.Orders.Cells.Where(order => day is null || order.Key.Day == day))
        {
            foreach (var model in AttributionModelNames.DataDriven)
            {
                if (models[model] is { } known)
                {
                    foreach (var credit in CreditDivision.Divide(order.Money, known.SharesOf(order.Path)))
                    {
                        channels.Credits.Add(
                            new DayModelChannel(order.Day, model, order.Path[credit.Position], order.Money.Currency),
                            new ChannelCredit(credit.Weight * count.Value, credit.Revenue * count.Value));
                    }
                }
            }
        }
    }
}
