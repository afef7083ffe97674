using Puffy.Analytics.Attribution;
using Puffy.Analytics.Attribution.DataDriven;

namespace Puffy.Analytics.Rollups;

/// <summary>What the data-driven models make of the path rollup. Pure.</summary>
internal static class DataDrivenCredits
{
    /// <summary>What the models need of the paths of each group of users, over all currencies.</summary>
    public static PathTotals[] TotalsOfGroups(PathRollup rollup)
    {
        ArgumentNullException.ThrowIfNull(rollup);
        PathTotals[] groups = [.. Enumerable.Range(0, UserGroup.Count).Select(_ => new PathTotals())];
        foreach (var (cell, figures) in rollup.Paths.Cells)
        {
            groups[cell.Group].Add(cell.Path, new PathCounts(figures.Orders, figures.Nulls));
        }

        return groups;
    }

    /// <summary>The paths of all groups together.</summary>
    public static PathTotals Sum(IEnumerable<PathTotals> groups)
    {
        var all = new PathTotals();
        foreach (var group in groups)
        {
            all.Add(group);
        }

        return all;
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
