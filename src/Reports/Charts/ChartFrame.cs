using Puffy.Reports.Style;
using SkiaSharp;

namespace Puffy.Reports.Charts;

/// <summary>A colour and what it stands for.</summary>
internal sealed record LegendEntry(string Name, Rgb Colour);

/// <summary>What surrounds the data of every chart: title, subtitle and legend.</summary>
internal static class ChartFrame
{
    private const float Swatch = 10;

    /// <summary>Draws the surroundings; gives what is left for the data.</summary>
    internal static SKRect Draw(ChartBrush brush, SKRect area, string title, string? subtitle, IReadOnlyList<LegendEntry> legend)
    {
        var inner = SKRect.Inflate(area, -ChartStyle.Margin, -ChartStyle.Margin);
        var y = Lines(brush, title, ChartStyle.Title, inner, inner.Top);
        if (subtitle is not null)
        {
            y = Lines(brush, subtitle, ChartStyle.Subtitle, inner, y + 2);
        }

        if (legend.Count > 0)
        {
            y = Legend(brush, legend, inner, y + 6);
        }

        return new SKRect(inner.Left, Math.Min(y + 10, inner.Bottom - 1), inner.Right, inner.Bottom);
    }

    private static float Lines(ChartBrush brush, string text, ChartText style, SKRect inner, float top)
    {
        var height = style.Size * 1.3f;
        foreach (var line in brush.Wrap(text, inner.Width, style))
        {
            brush.Text(line, inner.Left, top + (height / 2), style);
            top += height;
        }

        return top;
    }

    private static float Legend(ChartBrush brush, IReadOnlyList<LegendEntry> legend, SKRect inner, float top)
    {
        var (x, height) = (inner.Left, ChartStyle.Axis.Size * 1.5f);
        foreach (var entry in legend)
        {
            var name = brush.Fit(entry.Name, inner.Width - Swatch - 5, ChartStyle.Axis);
            var width = Swatch + 5 + brush.Width(name, ChartStyle.Axis);
            if (x > inner.Left && x + width > inner.Right)
            {
                (x, top) = (inner.Left, top + height);
            }

            var middle = top + (height / 2);
            brush.Box(SKRect.Create(x, middle - (Swatch / 2), Swatch, Swatch), entry.Colour, radius: 2);
            brush.Text(name, x + Swatch + 5, middle, ChartStyle.Axis);
            x += width + 16;
        }

        return top + height;
    }
}
