using Puffy.Reports.Style;
using SkiaSharp;

namespace Puffy.Reports.Charts;

/// <summary>A class of a histogram.</summary>
/// <param name="From">Its lower end; above 0.</param>
/// <param name="To">Its upper end; above <paramref name="From"/>.</param>
/// <param name="Count">How many values lie in it.</param>
internal sealed record HistogramBin(double From, double To, double Count);

/// <summary>A distribution over several powers of ten, such as the gaps between events: the horizontal axis is logarithmic.</summary>
internal sealed record HistogramChart : Chart
{
    /// <summary>From low to high, without overlap.</summary>
    public required IReadOnlyList<HistogramBin> Bins { get; init; }

    /// <summary>Labels of the horizontal axis, in the bins' unit: <see cref="AxisTick.Seconds"/> for times.</summary>
    public required IReadOnlyList<AxisTick> Ticks { get; init; }

    /// <summary>A value to compare with.</summary>
    public MarkedLine? Mark { get; init; }

    /// <summary>What the horizontal axis measures.</summary>
    public string? XTitle { get; init; }

    /// <summary>How counts are written.</summary>
    public ValueFormat Format { get; init; } = ValueFormat.Count;

    private protected override bool HasData => Bins.Count > 0;

    private protected override void DrawData(ChartBrush brush, SKRect area)
    {
        if (Bins.FirstOrDefault(bin => !(bin.From > 0 && bin.To > bin.From)) is { } odd)
        {
            throw new ArgumentException($"The class from {odd.From} to {odd.To} has no place on a logarithmic axis.");
        }

        var ends = Bins.SelectMany(bin => (double[])[bin.From, bin.To]).Concat(Mark is { At: > 0 } mark ? [mark.At] : []).Select(Math.Log10).ToList();
        var x = AxisScale.Fixed(ends.Min(), ends.Max(), Ticks.Where(tick => tick.At > 0).Select(tick => tick with { At = Math.Log10(tick.At) }), grid: false);
        using var plot = new CartesianPlot(brush, area, x, AxisScale.Nice(Bins.Select(bin => bin.Count), Format), XTitle, spaceAbove: ChartStyle.Strong.Size * 1.3f);
        foreach (var bin in Bins)
        {
            var bar = plot.Plot.Add.Rectangle(Math.Log10(bin.From), Math.Log10(bin.To), 0, bin.Count);
            bar.FillColor = Palette.Accent.Tint(0.8).Plot;
            bar.LineColor = ScottPlot.Colors.White;
            bar.LineWidth = 0.8f;
        }

        plot.Draw();
        if (Mark is { At: > 0 } line)
        {
            plot.Mark(line, Math.Log10(line.At));
        }
    }
}
