using Puffy.Reports.Charts;
using SkiaSharp;

namespace Puffy.Reports.Diagrams;

/// <summary>A table's box.</summary>
/// <param name="Table">What it shows.</param>
/// <param name="Bounds">Its edges.</param>
/// <param name="Column">The column of boxes that it stands in, from the left.</param>
internal sealed record PlacedTable(TableDefinition Table, SKRect Bounds, int Column)
{
    /// <summary>The height of the centre of a column's row; for -1, that of the head.</summary>
    internal float RowY(int column) => Bounds.Top + SchemaLayout.HeadHeight + ((column + 0.5f) * SchemaLayout.RowHeight);
}

/// <summary>A reference: from the row of a column to the key of the table that it refers to.</summary>
/// <param name="Path">The corners of its line, from the row to the table.</param>
/// <param name="Target">The table that it leads to.</param>
internal sealed record PlacedReference(IReadOnlyList<SKPoint> Path, PlacedTable Target);

/// <summary>Places boxes in columns and references in the lanes between them.</summary>
/// <param name="Size">Of the whole picture.</param>
/// <param name="Tables">The boxes.</param>
/// <param name="References">The lines.</param>
internal sealed record SchemaLayout(SKSize Size, IReadOnlyList<PlacedTable> Tables, IReadOnlyList<PlacedReference> References)
{
    internal const float HeadHeight = 26;
    internal const float RowHeight = 17;
    internal const float Padding = 10;

    /// <summary>Room for a mark before a column's name.</summary>
    internal const float KeyWidth = 16;

    private const float BoxGap = 20;
    private const float LaneGap = 7;
    private const float LaneMargin = 16;
    private const float FrameHeight = 92;

    /// <summary>A column taller than this in rows and heads is split in two.</summary>
    private const float TallestColumn = 760;

    /// <summary>Lays out a schema.</summary>
    /// <param name="tables">All of it.</param>
    /// <param name="width">Measures the name of a column.</param>
    /// <param name="leastWidth">What title and legend need.</param>
    internal static SchemaLayout Of(IReadOnlyList<TableDefinition> tables, Func<string, float> width, float leastWidth)
    {
        var columns = Columns(tables);
        var column = columns.SelectMany((members, at) => members.Select(table => (table.Name, at))).ToDictionary(entry => entry.Name, entry => entry.at, StringComparer.Ordinal);
        var references = tables.SelectMany(table => table.Columns.Index().Where(entry => entry.Item.References is not null)
            .Select(entry => (From: table.Name, Row: entry.Index, To: entry.Item.References!))).ToList();

        // Each reference has a lane of its own before the column it starts from, and one before the column it ends at.
        var lanes = new List<float>[columns.Count];
        var laneCounts = columns.Select((_, at) => references.Sum(reference => LanesOf(reference, column).Count(lane => lane == at))).ToList();
        var above = references.Count(reference => LanesOf(reference, column).Count == 2);

        var top = FrameHeight + (above * LaneGap) + (above > 0 ? LaneMargin : 0);
        var placed = new Dictionary<string, PlacedTable>(StringComparer.Ordinal);
        var (x, bottom) = (ChartStyle.Margin, top);
        for (var at = 0; at < columns.Count; at++)
        {
            lanes[at] = [.. Enumerable.Range(0, laneCounts[at]).Select(lane => x + (at > 0 ? LaneMargin : 0) + (lane * LaneGap))];
            x += (laneCounts[at] * LaneGap) + (laneCounts[at] > 0 || at > 0 ? LaneMargin * 2 : 0);
            var boxWidth = columns[at].Max(table => BoxWidth(table, width));
            var y = top;
            foreach (var table in columns[at])
            {
                var height = HeadHeight + (table.Columns.Count * RowHeight) + (Padding / 2);
                placed[table.Name] = new PlacedTable(table, SKRect.Create(x, y, boxWidth, height), at);
                y += height + BoxGap;
            }

            bottom = Math.Max(bottom, y - BoxGap);
            x += boxWidth;
        }

        var routes = new SchemaRoutes(placed, lanes, FrameHeight + (LaneMargin / 2), LaneGap);
        var paths = references.Select(reference => new PlacedReference(routes.Path(reference.From, reference.Row, reference.To), placed[reference.To])).ToList();
        var size = new SKSize(Math.Max(x, leastWidth) + ChartStyle.Margin, bottom + ChartStyle.Margin);
        return new SchemaLayout(size, [.. tables.Select(table => placed[table.Name])], paths);
    }

    private static List<int> LanesOf((string From, int Row, string To) reference, Dictionary<string, int> column) =>
        SchemaRoutes.Lanes(column[reference.From], column[reference.To]);

    private static List<List<TableDefinition>> Columns(IReadOnlyList<TableDefinition> tables)
    {
        var columns = new List<List<TableDefinition>>();
        foreach (var kind in (SchemaTableKind[])[SchemaTableKind.Dimension, SchemaTableKind.Fact, SchemaTableKind.Aggregate])
        {
            var height = TallestColumn + 1;
            foreach (var table in tables.Where(table => table.Kind == kind))
            {
                var needed = HeadHeight + (table.Columns.Count * RowHeight) + BoxGap;
                if (height + needed > TallestColumn)
                {
                    columns.Add([]);
                    height = 0;
                }

                columns[^1].Add(table);
                height += needed;
            }
        }

        return columns;
    }

    private static float BoxWidth(TableDefinition table, Func<string, float> width) =>
        table.Columns.Select(column => width(column.Name) + KeyWidth).Append(width(table.Name) * 1.15f).Max() + (2 * Padding);
}
