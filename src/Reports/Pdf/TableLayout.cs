using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Puffy.Reports.Fonts;
using Puffy.Reports.Style;

namespace Puffy.Reports.Pdf;

/// <summary>Sets tables: column widths by content, wrapped cells, a head that returns on every page.</summary>
/// <param name="type">The measures of the text.</param>
/// <param name="breaker">Breaks the cells' text.</param>
/// <param name="tallest">The height that a page has for text, in points: a taller row is continued on the next page.</param>
internal sealed class TableLayout(Typography type, LineBreaker breaker, double tallest)
{
    /// <summary>A table of no more rows than this stands on one page if a page can hold it.</summary>
    private const int RowsKeptTogether = 7;

    private const double SizeStep = 0.4;

    /// <summary>The head and rows of a table as fragments.</summary>
    internal List<Fragment> LayOut(Table table, double x, double width)
    {
        var columns = table.Cast<TableRow>().Max(row => row.Count);
        var size = FittingSize(table, columns, width);
        var widths = ColumnWidths.Share(Needs(table, columns, size), width);
        var grid = new TableGrid(x, widths, [.. Enumerable.Range(0, columns).Select(at => Alignment(table, at))], size, SidePadding(size), type.CellPadding);

        var head = table.Cast<TableRow>().Where(row => row.IsHeader).SelectMany(row => grid.Rows(Cells(row, grid), isHead: true, double.MaxValue)).FirstOrDefault();
        var rows = table.Cast<TableRow>().Where(row => !row.IsHeader).ToList();
        var fragments = new List<Fragment>();
        if (head is not null)
        {
            fragments.Add(head with { SpaceBefore = type.Gap, KeepWithNext = rows.Count > 0 });
        }

        for (var at = 0; at < rows.Count; at++)
        {
            var parts = grid.Rows(Cells(rows[at], grid), isHead: false, tallest - (head?.Height ?? 0));
            var keep = at < rows.Count - 1 && (rows.Count <= RowsKeptTogether || at == rows.Count - 2);
            fragments.AddRange(parts.Select((part, index) => part with { Head = head, KeepWithNext = keep && index == parts.Count - 1 }));
        }

        return fragments;
    }

    private double FittingSize(Table table, int columns, double width)
    {
        for (var size = type.Table; size > Typography.SmallestTableText; size -= SizeStep)
        {
            if (Needs(table, columns, size).Sum(need => need.Least) <= width)
            {
                return size;
            }
        }

        return Typography.SmallestTableText;
    }

    private ColumnNeed[] Needs(Table table, int columns, double size)
    {
        var needs = new ColumnNeed[columns];
        var padding = 2 * SidePadding(size);
        foreach (var row in table.Cast<TableRow>())
        {
            for (var at = 0; at < row.Count; at++)
            {
                var runs = Runs(row, at, size);
                needs[at] = new ColumnNeed(
                    Math.Max(needs[at].Least, breaker.WidthOfLongestWord(runs) + padding),
                    Math.Max(needs[at].Most, breaker.WidthUnbroken(runs) + padding));
            }
        }

        return needs;
    }

    private List<IReadOnlyList<TextLine>> Cells(TableRow row, TableGrid grid) =>
        [.. Enumerable.Range(0, row.Count).Select(at => breaker.Break(Runs(row, at, grid.TextSize), grid.TextWidth(at)))];

    private static List<TextRun> Runs(TableRow row, int column, double size)
    {
        var style = new TextStyle(row.IsHeader ? FontFace.Bold : FontFace.Regular, size, Palette.Ink);
        var cell = (TableCell)row[column];
        var runs = cell.OfType<ParagraphBlock>().SelectMany(paragraph => InlineReader.Read(paragraph.Inline, style)).ToList();
        return runs is [var only] && StatusWords.Parse(only.Text.Trim()) is { } status ? [StatusBadge(only, status)] : runs;
    }

    private static TextRun StatusBadge(TextRun word, Status status)
    {
        var colour = Palette.Of(status);
        return new TextRun(word.Text.Trim(), word.Style with { Face = FontFace.Bold, Colour = colour, Ground = colour.Tint(0.12), Size = word.Style.Size * 0.92 });
    }

    private static double SidePadding(double size) => size * 0.55;

    // Markdig notes one definition more than there are columns where a row ends in a bar.
    private static TableColumnAlign Alignment(Table table, int column) =>
        column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment ?? TableColumnAlign.Left : TableColumnAlign.Left;
}
