using ScottPlot;
using SkiaSharp;
using Palette = Puffy.Reports.Style.Palette;

namespace Puffy.Reports.Charts;

/// <summary>
/// Data over two axes. ScottPlot draws the data and the grid; the words are drawn here, at the places that the layout
/// gives, so that they use the embedded font and nothing is cut or overlaps.
/// </summary>
internal sealed class CartesianPlot : IDisposable
{
    private const float LabelGap = 7;

    private readonly ChartBrush _brush;
    private readonly SKRect _area;
    private readonly AxisScale _x;
    private readonly AxisScale _y;
    private readonly float _widestYLabel;

    /// <summary>Lays out the axes.</summary>
    /// <param name="brush">Draws.</param>
    /// <param name="area">The room for data and labels.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="xTitle">Stands under the labels of the horizontal axis.</param>
    /// <param name="spaceRight">Room right of the data, for values at the ends of bars.</param>
    /// <param name="spaceAbove">Room above the data, for values or marks.</param>
    internal CartesianPlot(ChartBrush brush, SKRect area, AxisScale x, AxisScale y, string? xTitle = null, float spaceRight = 0, float spaceAbove = 0)
    {
        (_brush, _area, _x, _y) = (brush, area, x, y);
        // Names of categories take no more than two fifths of the width.
        _widestYLabel = Math.Min(brush.Widest(y.Ticks.Select(tick => tick.Label), ChartStyle.Axis), area.Width * 0.4f);
        var lastXLabel = x.Ticks is [.., var last] ? brush.Width(last.Label, ChartStyle.Axis) / 2 : 0;
        var below = (ChartStyle.Axis.Size * 1.6f) + (xTitle is null ? 0 : ChartStyle.Axis.Size * 1.6f);
        Data = new SKRect(
            area.Left + _widestYLabel + LabelGap,
            area.Top + spaceAbove + (ChartStyle.Axis.Size / 2),
            area.Right - Math.Max(spaceRight, lastXLabel),
            area.Bottom - below);
        Plot = Styled(x, y);
        XTitle = xTitle;
    }

    /// <summary>Takes the data.</summary>
    internal Plot Plot { get; }

    /// <summary>Where the data is drawn.</summary>
    internal SKRect Data { get; }

    private string? XTitle { get; }

    /// <summary>Where a value of the horizontal axis lies.</summary>
    internal float X(double value) => Data.Left + (float)((value - _x.Min) / (_x.Max - _x.Min) * Data.Width);

    /// <summary>Where a value of the vertical axis lies.</summary>
    internal float Y(double value) => Data.Bottom - (float)((value - _y.Min) / (_y.Max - _y.Min) * Data.Height);

    /// <summary>Draws grid, data and labels.</summary>
    internal void Draw()
    {
        if (Data.Width < 8 || Data.Height < 8)
        {
            return;
        }

        _brush.Canvas.Save();
        _brush.Canvas.Translate(_area.Left, _area.Top);
        Plot.Layout.Fixed(new PixelPadding(Data.Left - _area.Left, _area.Right - Data.Right, _area.Bottom - Data.Bottom, Data.Top - _area.Top));
        Plot.Render(_brush.Canvas, new PixelRect(_area.Width, _area.Height));
        _brush.Canvas.Restore();
        DrawLabels();
    }

    /// <summary>A vertical line with a label, for what the reader should compare with.</summary>
    internal void Mark(MarkedLine mark, double at)
    {
        var x = X(at);
        _brush.Line(Palette.Contrast, 1.6f, new SKPoint(x, Data.Top), new SKPoint(x, Data.Bottom));
        var style = ChartStyle.Strong with { Colour = Palette.Contrast };
        var fitsRight = x + 6 + _brush.Width(mark.Label, style) <= Data.Right;
        var text = _brush.Fit(mark.Label, Math.Max(fitsRight ? Data.Right - x : x - Data.Left, 1) - 6, style);
        _brush.Text(text, fitsRight ? x + 6 : x - 6, Data.Top - (style.Size * 0.75f), style, fitsRight ? SKTextAlign.Left : SKTextAlign.Right);
    }

    /// <inheritdoc/>
    public void Dispose() => Plot.Dispose();

    private static Plot Styled(AxisScale x, AxisScale y)
    {
        var plot = new Plot();
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Axes.Frame(false);
        plot.Axes.SetLimits(x.Min, x.Max, y.Min, y.Max);
        plot.Axes.Bottom.TickGenerator = Ticks(x);
        plot.Axes.Left.TickGenerator = Ticks(y);
        foreach (var axis in (IAxis[])[plot.Axes.Bottom, plot.Axes.Left])
        {
            axis.MajorTickStyle.Length = 0;
            axis.TickLabelStyle.IsVisible = false;
        }

        plot.Grid.MajorLineColor = Palette.Line.Plot;
        plot.Grid.MajorLineWidth = 1;
        plot.Grid.XAxisStyle.IsVisible = x.Grid;
        plot.Grid.YAxisStyle.IsVisible = y.Grid;
        return plot;
    }

    private static ScottPlot.TickGenerators.NumericManual Ticks(AxisScale scale) =>
        new([.. scale.Ticks.Select(tick => tick.At)], [.. scale.Ticks.Select(_ => "")]);

    private void DrawLabels()
    {
        var lastTop = float.PositiveInfinity;
        foreach (var tick in _y.Ticks)
        {
            var y = Y(tick.At);
            if (y + ChartStyle.Axis.Size > lastTop)
            {
                continue;
            }

            lastTop = y;
            _brush.Text(_brush.Fit(tick.Label, _widestYLabel, ChartStyle.Axis), Data.Left - LabelGap, y, ChartStyle.Axis, SKTextAlign.Right);
        }

        // Every label, or every second, third … of them: gaps of different width would look like a break in the axis.
        var stride = 1;
        while (stride < _x.Ticks.Count && Overlap(stride))
        {
            stride++;
        }

        for (var at = 0; at < _x.Ticks.Count; at += stride)
        {
            _brush.Text(_x.Ticks[at].Label, X(_x.Ticks[at].At), Data.Bottom + ChartStyle.Axis.Size, ChartStyle.Axis, SKTextAlign.Center);
        }

        if (XTitle is { } title)
        {
            _brush.Text(title, Data.MidX, _area.Bottom - (ChartStyle.Axis.Size * 0.6f), ChartStyle.Axis, SKTextAlign.Center);
        }

        bool Overlap(int stride)
        {
            for (var at = stride; at < _x.Ticks.Count; at += stride)
            {
                var (left, right) = (_x.Ticks[at - stride], _x.Ticks[at]);
                if (X(right.At) - X(left.At) < ((_brush.Width(left.Label, ChartStyle.Axis) + _brush.Width(right.Label, ChartStyle.Axis)) / 2) + LabelGap)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
