using Puffy.Reports.Fonts;
using Puffy.Reports.Style;

namespace Puffy.Reports.Charts;

/// <summary>How a chart's text looks.</summary>
/// <param name="Size">In units of the style, which the chart's density turns into pixels.</param>
/// <param name="Colour">Of the letters.</param>
/// <param name="Face">The face.</param>
internal sealed record ChartText(float Size, Rgb Colour, FontFace Face = FontFace.Regular);

/// <summary>The one style of all charts.</summary>
internal static class ChartStyle
{
    /// <summary>White around a chart.</summary>
    internal const float Margin = 16;

    /// <summary>Thickness of a series' line.</summary>
    internal const float Line = 2.2f;

    /// <summary>Width of a bar over the width of its place.</summary>
    internal const double BarShare = 0.72;

    /// <summary>The statement above a chart.</summary>
    internal static ChartText Title { get; } = new(17, Palette.Ink, FontFace.Bold);

    /// <summary>Units and source.</summary>
    internal static ChartText Subtitle { get; } = new(12, Palette.Muted);

    /// <summary>Axes and legends.</summary>
    internal static ChartText Axis { get; } = new(11.5f, Palette.Muted);

    /// <summary>The values of bars, and names of categories.</summary>
    internal static ChartText Value { get; } = new(11.5f, Palette.Ink);

    /// <summary>What matters in a chart: marked lines, flagged points.</summary>
    internal static ChartText Strong { get; } = new(11.5f, Palette.Ink, FontFace.Bold);

    /// <summary>Stands for missing data.</summary>
    internal static ChartText Note { get; } = new(14, Palette.Muted, FontFace.Italic);
}
