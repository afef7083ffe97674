using Puffy.Reports.Style;
using SkiaSharp;

namespace Puffy.Reports.Charts;

/// <summary>The bars of one category.</summary>
internal sealed record BarGroup(string Label, IReadOnlyList<(double Value, Rgb Colour)> Bars);

/// <summary>Draws bars by category, alone or in groups, with their values at their ends.</summary>
internal static class BarPainter
{
    private const float ValueGap = 5;

    /// <summary>Values that would have to be smaller than this are left to the axis.</summary>
    private const float SmallestValue = 8.5f;

    /// <summary>Draws axes, bars and values.</summary>
    internal static void Draw(ChartBrush brush, SKRect area, BarDirection direction, ValueFormat format, IReadOnlyList<BarGroup> groups)
    {
        var values = AxisScale.Nice(groups.SelectMany(group => group.Bars).Select(bar => bar.Value), format);
        var horizontal = direction == BarDirection.Horizontal;
        // The first category of horizontal bars stands on top, where the vertical axis has its greatest value.
        var positions = groups.Select((_, at) => horizontal ? groups.Count - 1.0 - at : at).ToList();
        var categories = new AxisScale(-0.5, groups.Count - 0.5,
            [.. groups.Zip(positions, (group, at) => new AxisTick(at, group.Label)).OrderBy(tick => tick.At)], Grid: false);
        if (!horizontal)
        {
            categories = Fitted(brush, categories, (area.Width - brush.Widest(values.Ticks.Select(tick => tick.Label), ChartStyle.Axis)) / groups.Count);
        }

        var widest = brush.Widest(groups.SelectMany(group => group.Bars).Select(bar => format.Write(bar.Value)), ChartStyle.Value);
        using var plot = horizontal
            ? new CartesianPlot(brush, area, values, categories, spaceRight: widest + ValueGap)
            : new CartesianPlot(brush, area, categories, values, spaceAbove: ChartStyle.Value.Size * 1.5f);

        var bars = groups.Zip(positions, (group, at) => Place(group, at, horizontal)).SelectMany(placed => placed).ToList();
        plot.Plot.Add.Bars(bars);
        plot.Draw();
        if (LabelStyle(plot, groups, widest, horizontal) is { } style)
        {
            bars.ForEach(bar => Label(brush, plot, bar, format.Write(bar.Value), style, horizontal));
        }
    }

    private static IEnumerable<ScottPlot.Bar> Place(BarGroup group, double at, bool horizontal)
    {
        var width = ChartStyle.BarShare / group.Bars.Count;
        for (var index = 0; index < group.Bars.Count; index++)
        {
            var offset = (index - ((group.Bars.Count - 1) / 2.0)) * width;
            yield return new ScottPlot.Bar
            {
                Position = horizontal ? at - offset : at + offset,
                Value = group.Bars[index].Value,
                Size = width * (group.Bars.Count > 1 ? 0.92 : 1),
                FillColor = group.Bars[index].Colour.Plot,
                LineWidth = 0,
                Orientation = horizontal ? ScottPlot.Orientation.Horizontal : ScottPlot.Orientation.Vertical,
            };
        }
    }

    /// <summary>The style in which the values of all bars can stand without touching each other; null where there is none.</summary>
    private static ChartText? LabelStyle(CartesianPlot plot, IReadOnlyList<BarGroup> groups, float widest, bool horizontal)
    {
        // Bars of a group stand closer than those of different categories.
        var perGroup = groups.Max(group => group.Bars.Count);
        var pitch = (horizontal ? plot.Data.Height : plot.Data.Width) / groups.Count * (perGroup > 1 ? (float)ChartStyle.BarShare / perGroup : 1);
        var size = horizontal
            ? Math.Min(ChartStyle.Value.Size, pitch * 0.92f)
            : Math.Min(ChartStyle.Value.Size, ChartStyle.Value.Size * (pitch - 4) / widest);
        return size >= SmallestValue ? ChartStyle.Value with { Size = size } : null;
    }

    private static void Label(ChartBrush brush, CartesianPlot plot, ScottPlot.Bar bar, string text, ChartText style, bool horizontal)
    {
        var end = Math.Max(bar.Value, 0);
        if (horizontal)
        {
            brush.Text(text, plot.X(end) + ValueGap, plot.Y(bar.Position), style);
        }
        else
        {
            brush.Text(text, plot.X(bar.Position), plot.Y(end) - (style.Size * 0.8f), style, SKTextAlign.Center);
        }
    }

    private static AxisScale Fitted(ChartBrush brush, AxisScale scale, float room) =>
        scale with { Ticks = [.. scale.Ticks.Select(tick => tick with { Label = brush.Fit(tick.Label, room - 8, ChartStyle.Axis) })] };
}
