using Puffy.Analytics.Currencies;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Statistics;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Gold;

/// <summary>A path with all users who took it.</summary>
/// <param name="Path">The names of its channels with <c> &gt; </c> between them.</param>
/// <param name="Touchpoints">The number of touchpoints.</param>
/// <param name="Figures">How often it was taken, and the revenue of its orders in the main currency.</param>
internal sealed record PathRow(string Path, int Touchpoints, PathFigures Figures)
{
    /// <summary>Rows of the table unless all are asked for.</summary>
    public const int MostRows = 1000;

    /// <summary>The paths with most orders; of equals those with most nulls, then the first by name.</summary>
    /// <param name="rollup">The paths.</param>
    /// <param name="currency">The main currency.</param>
    /// <param name="all">Whether to give every path, instead of the first <see cref="MostRows"/>.</param>
    public static IEnumerable<PathRow> From(PathRollup rollup, Currency currency, bool all)
    {
        ArgumentNullException.ThrowIfNull(rollup);
        return rollup.Paths.Cells
            .GroupBy(cell => cell.Key.Path, cell => cell.Key.Currency == currency ? cell.Value : cell.Value with { Revenue = 0 })
            .Select(cells => new PathRow(cells.Key.ToString(), cells.Key.Length, cells.Aggregate((x, y) => x + y)))
            .OrderByDescending(row => row.Figures.Orders)
            .ThenByDescending(row => row.Figures.Nulls)
            .ThenBy(row => row.Path, StringComparer.Ordinal)
            .Take(all ? int.MaxValue : MostRows);
    }
}

/// <summary>The paths that users took to orders and to none.</summary>
internal static class PathTable
{
    /// <summary>attribution_paths.csv.</summary>
    public static Table<PathRow> Paths { get; } = new(
        "gold/attribution_paths.csv",
        $"a path of channels; without --all-paths the {PathRow.MostRows:#,0} with most orders",
        TableKind.Aggregate,
        KeyColumns: 1,
        (key, row) => key.Text(row.Path),
        [
            new("path", ColumnType.Text, "channels of the touchpoints in their order", (write, row) => write.Text(row.Path)),
            new("touchpoints", ColumnType.Number, "number of touchpoints", (write, row) => write.Number(row.Touchpoints)),
            new("orders", ColumnType.Number, "how often it led to an order, of any currency", (write, row) => write.Number(row.Figures.Orders)),
            new("nulls", ColumnType.Number, "how often it led to none", (write, row) => write.Number(row.Figures.Nulls)),
            new("revenue", ColumnType.Money, "revenue of the orders in the main currency", (write, row) => write.Money(row.Figures.Revenue)),
            new("conversion_rate", ColumnType.Rate, "share of the path's occurrences that led to an order", (write, row) => write.Rate(Ratio.Of(row.Figures.Orders, row.Figures.Orders + row.Figures.Nulls))),
        ]);
}
