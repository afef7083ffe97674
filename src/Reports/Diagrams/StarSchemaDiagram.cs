using Puffy.Reports.Charts;
using SkiaSharp;

namespace Puffy.Reports.Diagrams;

/// <summary>
/// Tables as boxes, and their references as lines: dimensions stand left, facts in the middle, aggregates right.
/// </summary>
/// <remarks>
/// Lines run in the lanes between columns of boxes and never through a box: a reference to a table in the same column, or
/// to the neighbouring one, needs one lane; a farther one also runs above all boxes. Equal diagrams give equal bytes.
/// </remarks>
internal sealed record StarSchemaDiagram
{
    /// <summary>More than the three kinds need to stand in one row.</summary>
    private const float LegendWidth = 300;

    /// <summary>Stands above.</summary>
    public required string Title { get; init; }

    /// <summary>One line under the title.</summary>
    public string? Subtitle { get; init; }

    /// <summary>In the order in which they stand within their kind.</summary>
    public required IReadOnlyList<TableDefinition> Tables { get; init; }

    /// <summary>Pixels to each unit of the style's measures.</summary>
    public double Density { get; init; } = 2;

    /// <summary>Draws the diagram in the size that it needs.</summary>
    /// <returns>The bytes of an opaque PNG.</returns>
    /// <exception cref="ArgumentException">Two tables have one name, or a column refers to a table that is not there.</exception>
    public byte[] RenderPng()
    {
        Check();
        using var measuring = new SKPictureRecorder();
        using var brush = new ChartBrush(measuring.BeginRecording(SKRect.Create(1, 1)));
        var heading = Math.Max(brush.Width(Title, ChartStyle.Title), brush.Width(Subtitle ?? "", ChartStyle.Subtitle));
        var layout = SchemaLayout.Of(Tables, text => brush.Width(text, ChartStyle.Strong), Math.Max(heading, LegendWidth) + ChartStyle.Margin);
        return Png.Draw((int)Math.Ceiling(layout.Size.Width * Density), (int)Math.Ceiling(layout.Size.Height * Density), canvas =>
        {
            canvas.Scale((float)Density);
            using var drawing = new ChartBrush(canvas);
            ChartFrame.Draw(drawing, SKRect.Create(layout.Size), Title, Subtitle, Legend());
            SchemaPainter.Draw(drawing, layout);
        });
    }

    private static LegendEntry[] Legend() =>
        [.. Enum.GetValues<SchemaTableKind>().Select(kind => new LegendEntry(kind.ToString(), SchemaPainter.Colour(kind)))];

    private void Check()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (Tables.FirstOrDefault(table => !names.Add(table.Name)) is { } twice)
        {
            throw new ArgumentException($"There are two tables {twice.Name}.");
        }

        foreach (var table in Tables)
        {
            if (table.Columns.FirstOrDefault(column => column.References is { } other && !names.Contains(other)) is { } lost)
            {
                throw new ArgumentException($"{table.Name}.{lost.Name} refers to the table {lost.References}, which is not in the diagram.");
            }
        }
    }
}
