using SkiaSharp;

namespace Puffy.Reports.Charts;

/// <summary>A picture of figures: a record of what to show, drawn as a PNG in one style.</summary>
/// <remarks>
/// Equal charts give equal bytes. Empty data gives a chart that says so. Values are <see cref="double"/> because they end
/// as pixels; money keeps its decimals in the tables next to them. Safe for concurrent use.
/// </remarks>
internal abstract record Chart
{
    private const int SmallestSide = 160;

    /// <summary>What the chart says, as a statement: <c>Email brings a third of the revenue</c>.</summary>
    public required string Title { get; init; }

    /// <summary>What is measured, in which unit, and from where: <c>Revenue in $ by day · 7 daily exports</c>.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Pixels to each unit of the style's measures: 2 suits a width of 1600 that is shown at 800 or printed.</summary>
    public double Density { get; init; } = 2;

    /// <summary>Draws the chart.</summary>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <returns>The bytes of an opaque PNG.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A side is shorter than 160 pixels.</exception>
    /// <exception cref="ArgumentException">A value is not a finite number, or lists that belong together differ in length.</exception>
    public byte[] RenderPng(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, SmallestSide);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, SmallestSide);

        return Png.Draw(width, height, canvas =>
        {
            canvas.Scale((float)Density);
            using var brush = new ChartBrush(canvas);
            DrawIn(brush, SKRect.Create((float)(width / Density), (float)(height / Density)));
        });
    }

    /// <summary>Draws the chart with title and all into a part of a picture.</summary>
    internal void DrawIn(ChartBrush brush, SKRect area)
    {
        var inner = ChartFrame.Draw(brush, area, Title, Subtitle, HasData ? Legend : []);
        if (HasData)
        {
            DrawData(brush, inner);
        }
        else
        {
            brush.Text("No data", inner.MidX, inner.MidY, ChartStyle.Note, horizontal: SKTextAlign.Center);
        }
    }

    /// <summary>The names of the colours, where there are several.</summary>
    private protected virtual IReadOnlyList<LegendEntry> Legend => [];

    /// <summary>Whether there is anything to draw.</summary>
    private protected abstract bool HasData { get; }

    /// <summary>Draws the data below title and legend.</summary>
    private protected abstract void DrawData(ChartBrush brush, SKRect area);
}
