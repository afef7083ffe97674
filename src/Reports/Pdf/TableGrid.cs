using Markdig.Extensions.Tables;
using Puffy.Reports.Style;

namespace Puffy.Reports.Pdf;

/// <summary>The columns of one table, and how its rows are drawn in them.</summary>
/// <param name="x">The table's left edge.</param>
/// <param name="widths">Of the columns, in points.</param>
/// <param name="alignments">Of the columns.</param>
/// <param name="size">Of the text.</param>
/// <param name="side">The white at both sides of a cell.</param>
/// <param name="padding">The white above and below.</param>
internal sealed class TableGrid(double x, double[] widths, TableColumnAlign[] alignments, double size, double side, double padding)
{
    /// <summary>The size of the cells' text, in points.</summary>
    internal double TextSize => size;

    private double LineHeight => size * Typography.TightLeading;

    /// <summary>The width that the text of a column's cells has.</summary>
    internal double TextWidth(int column) => widths[column] - (2 * side);

    /// <summary>A row as one fragment, or as several where it is taller than <paramref name="tallest"/>.</summary>
    internal IReadOnlyList<Fragment> Rows(IReadOnlyList<IReadOnlyList<TextLine>> cells, bool isHead, double tallest)
    {
        var lines = cells.Max(cell => cell.Count);
        var perPart = (int)Math.Clamp((tallest - (2 * padding)) / LineHeight, 1, lines);
        return [.. Enumerable.Range(0, (lines + perPart - 1) / perPart).Select(part => Row(cells, part * perPart, Math.Min(perPart, lines - (part * perPart)), isHead))];
    }

    private Fragment Row(IReadOnlyList<IReadOnlyList<TextLine>> cells, int first, int count, bool isHead)
    {
        var height = (count * LineHeight) + (2 * padding);
        return new Fragment(height, (canvas, y) =>
        {
            if (isHead)
            {
                canvas.Box(x, y, widths.Sum(), height, Palette.Ground);
            }

            canvas.Rule(x, y + height, widths.Sum(), isHead ? 0.9 : 0.45, isHead ? Palette.Muted : Palette.Line);
            var left = x;
            for (var column = 0; column < cells.Count; column++)
            {
                // The words of a head stand at its foot, next to what they name.
                var offset = isHead ? count - cells[column].Count : 0;
                foreach (var (at, line) in cells[column].Skip(first).Take(count).Index())
                {
                    line.Draw(canvas, left + Indent(column, line), y + padding + ((at + offset + Typography.BaselineShare) * LineHeight));
                }

                left += widths[column];
            }
        });
    }

    private double Indent(int column, TextLine line) => alignments[column] switch
    {
        TableColumnAlign.Right => widths[column] - side - line.Width,
        TableColumnAlign.Center => (widths[column] - line.Width) / 2,
        _ => side,
    };
}
