using CsCheck;
using Puffy.Reports.Diagrams;
using Puffy.Reports.Tests.Charts;
using SkiaSharp;

namespace Puffy.Reports.Tests.Diagrams;

public sealed class StarSchemaTests
{
    private static readonly Gen<TableDefinition[]> Schemas =
        Gen.Select(Gen.Enum<SchemaTableKind>(), Gen.Int[1, 14], Gen.Int[0, 4]).Array[1, 14].SelectMany(shapes =>
            Gen.Int[0, shapes.Length - 1].Array[shapes.Length * 4].Select(targets => shapes.Select((shape, at) => new TableDefinition(
                $"table_{at}",
                shape.Item1,
                [.. Enumerable.Range(0, shape.Item2).Select(column => new ColumnDefinition($"column_{column}", column == 0, column < shape.Item3 ? $"table_{targets[(at * 4) + column]}" : null))])).ToArray()));

    [Fact]
    public void Boxes_never_overlap_and_stay_in_the_picture() => Schemas.Sample(tables =>
    {
        var layout = Layout(tables);
        var boxes = layout.Tables.Select(table => table.Bounds).ToList();
        Assert.All(boxes, box => Assert.True(SKRect.Create(layout.Size).Contains(box)));
        Assert.All(boxes.Index(), first => Assert.All(boxes.Skip(first.Index + 1), second => Assert.False(first.Item.IntersectsWith(second))));
    }, iter: 300);

    [Fact]
    public void References_run_from_row_to_table_without_crossing_a_box_or_sharing_a_lane() => Schemas.Sample(tables =>
    {
        var layout = Layout(tables);
        var lanes = new HashSet<float>();
        Assert.All(layout.References, reference =>
        {
            Assert.All(reference.Path.Zip(reference.Path.Skip(1)), part => Assert.DoesNotContain(layout.Tables, table => Crosses(table.Bounds, part.First, part.Second)));
            Assert.True(OnEdge(reference.Target.Bounds, reference.Path[^1]));
            Assert.True(lanes.Add(reference.Path[1].X));
        });
        Assert.Equal(tables.Sum(table => table.Columns.Count(column => column.References is not null)), layout.References.Count);
    }, iter: 300);

    [Fact]
    public void Equal_diagrams_are_equal_bytes_and_a_picture()
    {
        var diagram = new StarSchemaDiagram { Title = "T", Tables = [new("fct", SchemaTableKind.Fact, [new("id", true), new("user", References: "dim")]), new("dim", SchemaTableKind.Dimension, [new("id", true)])] };

        Assert.Equal(diagram.RenderPng(), diagram.RenderPng());
        Assert.InRange(new Picture(diagram.RenderPng()).Count(Puffy.Reports.Style.Palette.Accent), 1000, int.MaxValue);
    }

    [Fact]
    public void A_reference_to_no_table_is_refused_by_name()
    {
        var diagram = new StarSchemaDiagram { Title = "T", Tables = [new("fct", SchemaTableKind.Fact, [new("user", References: "dim")])] };

        Assert.Equal("fct.user refers to the table dim, which is not in the diagram.", Assert.Throws<ArgumentException>(diagram.RenderPng).Message);
    }

    [Fact]
    public void Two_tables_of_one_name_are_refused()
    {
        var diagram = new StarSchemaDiagram { Title = "T", Tables = [new("a", SchemaTableKind.Fact, []), new("a", SchemaTableKind.Fact, [])] };

        Assert.Equal("There are two tables a.", Assert.Throws<ArgumentException>(diagram.RenderPng).Message);
    }

    private static SchemaLayout Layout(TableDefinition[] tables) => SchemaLayout.Of(tables, text => text.Length * 7f, leastWidth: 300);

    private static bool Crosses(SKRect box, SKPoint from, SKPoint to)
    {
        box.Inflate(-0.1f, -0.1f);
        return box.IntersectsWith(new SKRect(Math.Min(from.X, to.X) - 0.01f, Math.Min(from.Y, to.Y) - 0.01f, Math.Max(from.X, to.X) + 0.01f, Math.Max(from.Y, to.Y) + 0.01f));
    }

    private static bool OnEdge(SKRect box, SKPoint point) =>
        point.Y >= box.Top && point.Y <= box.Bottom && (point.X == box.Left || point.X == box.Right);
}
