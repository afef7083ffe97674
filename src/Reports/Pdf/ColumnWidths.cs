namespace Puffy.Reports.Pdf;

/// <summary>What the cells of a column want.</summary>
/// <param name="Least">The width below which a word would be broken, padding included, in points.</param>
/// <param name="Most">The width that wraps no cell.</param>
internal readonly record struct ColumnNeed(double Least, double Most);

/// <summary>Shares a table's width among its columns.</summary>
internal static class ColumnWidths
{
    /// <summary>
    /// Widths that sum to <paramref name="width"/>. Where all cells fit on one line, the columns share what is left over by
    /// their need; where not, each gets its least and a share of the rest by how much more it wants; where even that is too
    /// much, narrow columns keep their least and the wide ones share what remains.
    /// </summary>
    internal static double[] Share(IReadOnlyList<ColumnNeed> needs, double width)
    {
        var (least, most) = (needs.Sum(need => need.Least), needs.Sum(need => need.Most));
        if (most <= width)
        {
            return [.. needs.Select(need => need.Most * width / most)];
        }

        if (least <= width)
        {
            var share = (width - least) / (most - least);
            return [.. needs.Select(need => need.Least + ((need.Most - need.Least) * share))];
        }

        return Cap(needs, width);
    }

    private static double[] Cap(IReadOnlyList<ColumnNeed> needs, double width)
    {
        var widths = new double[needs.Count];
        var (left, columns) = (width, needs.Count);
        foreach (var (at, need) in needs.Index().OrderBy(column => column.Item.Least))
        {
            widths[at] = Math.Min(need.Least, left / columns);
            left -= widths[at];
            columns--;
        }

        return widths;
    }
}
