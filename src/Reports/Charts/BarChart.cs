using Puffy.Reports.Style;
using SkiaSharp;

namespace Puffy.Reports.Charts;

/// <summary>One bar.</summary>
/// <param name="Label">Its category.</param>
/// <param name="Value">Its length.</param>
/// <param name="Colour">To single it out; the accent colour if null.</param>
internal sealed record Bar(string Label, double Value, Rgb? Colour = null);

/// <summary>Where bars grow.</summary>
internal enum BarDirection
{
    /// <summary>To the right, from the top one down: for names of any length.</summary>
    Horizontal,

    /// <summary>Upwards: for few, short names.</summary>
    Vertical,
}

/// <summary>A value for each category, each with its figure.</summary>
internal sealed record BarChart : Chart
{
    /// <summary>In the order in which they are drawn.</summary>
    public required IReadOnlyList<Bar> Bars { get; init; }

    /// <summary>How values are written.</summary>
    public ValueFormat Format { get; init; } = ValueFormat.Count;

    /// <summary>Where bars grow.</summary>
    public BarDirection Direction { get; init; }

    private protected override bool HasData => Bars.Count > 0;

    private protected override void DrawData(ChartBrush brush, SKRect area) =>
        BarPainter.Draw(brush, area, Direction, Format, [.. Bars.Select(bar => new BarGroup(bar.Label, [(bar.Value, bar.Colour ?? Palette.Accent)]))]);
}
