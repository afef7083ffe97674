namespace Puffy.Client.Terminal;

/// <summary>Which columns of a table fit on a screen, and how wide each is.</summary>
/// <param name="Columns">Those that fit, from left to right, with their widths.</param>
/// <param name="LeftOut">Those that do not.</param>
internal sealed record ColumnFit(IReadOnlyList<(ScreenColumn Column, int Width)> Columns, IReadOnlyList<ScreenColumn> LeftOut)
{
    /// <summary>Columns of a terminal between two columns of a table.</summary>
    public const int Gap = 2;

    /// <summary>Fits columns into a width. Those of <see cref="Importance.Key"/> stay even where they do not fit.</summary>
    public static ColumnFit Into(int width, IReadOnlyList<ScreenColumn> columns)
    {
        var kept = columns.ToList();
        while (Spare(kept) < 0 && kept.Where(column => column.Importance < Importance.Key).ToList() is { Count: > 0 } others)
        {
            var least = others.Min(column => column.Importance);
            kept.RemoveAt(kept.FindLastIndex(column => column.Importance == least));
        }

        return new ColumnFit([.. kept.Zip(Widths(kept, Spare(kept)))], [.. columns.Except(kept)]);

        int Spare(List<ScreenColumn> some) => width - some.Sum(column => column.Narrowest + Gap) + Gap;
    }

    /// <summary>Numbers and names get what they want first; texts share the rest, so that all break about as often.</summary>
    private static int[] Widths(List<ScreenColumn> columns, int spare)
    {
        var widths = columns.Select(column => column.Narrowest).ToArray();
        foreach (var (at, column) in columns.Index().Where(column => column.Item.Kind != CellKind.Text))
        {
            var more = Math.Clamp(column.Wanted - widths[at], 0, Math.Max(spare, 0));
            widths[at] += more;
            spare -= more;
        }

        while (spare > 0 && columns.Index().Where(column => column.Item.Wanted > widths[column.Index]).ToList() is { Count: > 0 } wanting)
        {
            widths[wanting.MinBy(column => (double)widths[column.Index] / column.Item.Wanted).Index]++;
            spare--;
        }

        return widths;
    }
}
