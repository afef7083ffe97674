using ScottPlot;
using SkiaSharp;
using Palette = Puffy.Reports.Style.Palette;

namespace Puffy.Reports.Charts;

/// <summary>A point of a curve.</summary>
/// <param name="X">Horizontal.</param>
/// <param name="Y">Vertical.</param>
internal sealed record CurvePoint(double X, double Y);

/// <summary>One quantity as a function of another, such as sessions as a function of the timeout.</summary>
internal sealed record CurveChart : Chart
{
    /// <summary>From low to high <see cref="CurvePoint.X"/>.</summary>
    public required IReadOnlyList<CurvePoint> Points { get; init; }

    /// <summary>What the horizontal axis measures.</summary>
    public string? XTitle { get; init; }

    /// <summary>How the horizontal axis is written.</summary>
    public ValueFormat XFormat { get; init; } = ValueFormat.Count;

    /// <summary>How the vertical axis is written.</summary>
    public ValueFormat YFormat { get; init; } = ValueFormat.Count;

    /// <summary>A value of the horizontal axis to compare with.</summary>
    public MarkedLine? Mark { get; init; }

    private protected override bool HasData => Points.Count > 0;

    private protected override void DrawData(ChartBrush brush, SKRect area)
    {
        var x = AxisScale.Nice(Points.Select(point => point.X).Concat(Mark is null ? [] : [Mark.At]), XFormat, steps: 8).WithRoom();
        using var plot = new CartesianPlot(brush, area, x with { Grid = false }, AxisScale.Nice(Points.Select(point => point.Y), YFormat).WithRoom(), XTitle, spaceAbove: ChartStyle.Strong.Size * 1.3f);
        var line = plot.Plot.Add.ScatterLine(Points.Select(point => new Coordinates(point.X, point.Y)).ToList(), Palette.Accent.Plot);
        line.LineWidth = ChartStyle.Line;
        if (Points.Count == 1)
        {
            line.MarkerShape = MarkerShape.FilledCircle;
            line.MarkerSize = 8;
        }

        plot.Draw();
        if (Mark is { } mark)
        {
            plot.Mark(mark, mark.At);
        }
    }
}
