using SkiaSharp;

namespace Puffy.Reports.Charts;

/// <summary>Several charts in one picture under one title, from top to bottom or in columns.</summary>
internal sealed record ChartSheet : Chart
{
    /// <summary>In reading order; each keeps its own title, their densities are not used.</summary>
    public required IReadOnlyList<Chart> Charts { get; init; }

    /// <summary>How many stand side by side.</summary>
    public int Columns { get; init; } = 1;

    private protected override bool HasData => Charts.Count > 0;

    private protected override void DrawData(ChartBrush brush, SKRect area)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Columns, 1);
        // The charts bring margins of their own; their outer ones fall onto the sheet's.
        area.Inflate(ChartStyle.Margin, ChartStyle.Margin);
        var rows = (Charts.Count + Columns - 1) / Columns;
        var (width, height) = (area.Width / Columns, area.Height / rows);
        foreach (var (at, chart) in Charts.Index())
        {
            chart.DrawIn(brush, SKRect.Create(area.Left + (at % Columns * width), area.Top + (at / Columns * height), width, height));
        }
    }
}
