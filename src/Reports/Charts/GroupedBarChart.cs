using Puffy.Reports.Style;
using SkiaSharp;

namespace Puffy.Reports.Charts;

/// <summary>A named row of values.</summary>
/// <param name="Name">Stands in the legend.</param>
/// <param name="Values">One for each category.</param>
internal sealed record BarSeries(string Name, IReadOnlyList<double> Values);

/// <summary>Several values for each category, side by side, such as revenue by channel under two models.</summary>
internal sealed record GroupedBarChart : Chart
{
    /// <summary>In the order in which they are drawn.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>At least one; the first two are easiest to distinguish.</summary>
    public required IReadOnlyList<BarSeries> Series { get; init; }

    /// <summary>How values are written.</summary>
    public ValueFormat Format { get; init; } = ValueFormat.Count;

    /// <summary>Where bars grow.</summary>
    public BarDirection Direction { get; init; }

    private protected override bool HasData => Categories.Count > 0 && Series.Count > 0;

    private protected override IReadOnlyList<LegendEntry> Legend =>
        [.. Series.Select((series, at) => new LegendEntry(series.Name, Palette.Category(at)))];

    private protected override void DrawData(ChartBrush brush, SKRect area)
    {
        if (Series.FirstOrDefault(series => series.Values.Count != Categories.Count) is { } odd)
        {
            throw new ArgumentException($"The series {odd.Name} has {odd.Values.Count} values for {Categories.Count} categories.");
        }

        BarPainter.Draw(brush, area, Direction, Format,
            [.. Categories.Select((category, at) => new BarGroup(category, [.. Series.Select((series, index) => (series.Values[at], Palette.Category(index)))]))]);
    }
}
