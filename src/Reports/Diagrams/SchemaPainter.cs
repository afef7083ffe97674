using Puffy.Reports.Charts;
using Puffy.Reports.Fonts;
using Puffy.Reports.Style;
using SkiaSharp;

namespace Puffy.Reports.Diagrams;

/// <summary>Draws what <see cref="SchemaLayout"/> has placed.</summary>
internal static class SchemaPainter
{
    private const float Radius = 5;

    private static readonly Rgb White = Rgb.Hex(0xFFFFFF);

    internal static Rgb Colour(SchemaTableKind kind) => kind switch
    {
        SchemaTableKind.Fact => Palette.Accent,
        SchemaTableKind.Dimension => Rgb.Hex(0x00785A),
        _ => Rgb.Hex(0x7A5C00),
    };

    internal static void Draw(ChartBrush brush, SchemaLayout layout)
    {
        foreach (var reference in layout.References)
        {
            var colour = Colour(reference.Target.Table.Kind).Tint(0.75);
            brush.Line(colour, 1.3f, [.. reference.Path]);
            var end = reference.Path[^1];
            brush.Box(SKRect.Create(end.X - 2.5f, end.Y - 2.5f, 5, 5), colour, radius: 2.5f);
        }

        foreach (var table in layout.Tables)
        {
            Draw(brush, table);
        }
    }

    private static void Draw(ChartBrush brush, PlacedTable placed)
    {
        var (box, colour) = (placed.Bounds, Colour(placed.Table.Kind));
        brush.Box(box, colour, Radius);
        brush.Box(new SKRect(box.Left, box.Top + SchemaLayout.HeadHeight - Radius, box.Right, box.Bottom), White, Radius);
        brush.Box(new SKRect(box.Left, box.Top + (SchemaLayout.HeadHeight / 2), box.Right, box.Top + SchemaLayout.HeadHeight), colour);
        brush.Frame(box, colour, 1.2f, Radius);
        brush.Text(placed.Table.Name, box.Left + SchemaLayout.Padding, box.Top + (SchemaLayout.HeadHeight / 2), ChartStyle.Strong with { Colour = White });
        foreach (var (at, column) in placed.Table.Columns.Index())
        {
            var y = placed.RowY(at) + (SchemaLayout.Padding / 4);
            var style = column.IsKey ? ChartStyle.Strong : ChartStyle.Value;
            if (column.IsKey || column.References is not null)
            {
                var mark = new ChartText(8, column.IsKey ? Palette.Ink : Palette.Muted, FontFace.Bold);
                brush.Text(column.IsKey ? "PK" : "FK", box.Left + SchemaLayout.Padding - 3, y, mark);
            }

            brush.Text(column.Name, box.Left + SchemaLayout.Padding + SchemaLayout.KeyWidth - 3, y, style);
        }
    }
}
