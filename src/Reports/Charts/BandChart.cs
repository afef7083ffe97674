using Puffy.Reports.Style;
using ScottPlot;
using SkiaSharp;
using Palette = Puffy.Reports.Style.Palette;

namespace Puffy.Reports.Charts;

/// <summary>A day of a watched series.</summary>
/// <param name="Day">The day.</param>
/// <param name="Value">What was measured; null where there is nothing.</param>
/// <param name="Lower">The least that was expected; null where there was no expectation.</param>
/// <param name="Upper">The most that was expected.</param>
/// <param name="Status">How the day was judged; warnings and worse are marked.</param>
internal sealed record BandPoint(DateOnly Day, double? Value, double? Lower, double? Upper, Status Status);

/// <summary>A watched series with the band in which it was expected, and the days that fell outside.</summary>
internal sealed record BandChart : Chart
{
    private const float FlagSize = 11;

    /// <summary>From first to last.</summary>
    public required IReadOnlyList<BandPoint> Points { get; init; }

    /// <summary>How values are written.</summary>
    public ValueFormat Format { get; init; } = ValueFormat.Count;

    private protected override bool HasData => Points.Any(point => point.Value is not null || point.Upper is not null);

    private protected override IReadOnlyList<LegendEntry> Legend =>
    [
        new("Measured", Palette.Accent),
        .. Points.Any(HasBand) ? [new LegendEntry("Expected", BandColour)] : (LegendEntry[])[],
        .. Points.Where(IsFlagged).Select(point => point.Status).Distinct().Order().Select(status => new LegendEntry(status.Word(), Palette.Of(status))),
    ];

    private static Rgb BandColour => Palette.Accent.Tint(0.16);

    private protected override void DrawData(ChartBrush brush, SKRect area)
    {
        var values = Points.SelectMany(point => (double?[])[point.Value, point.Lower, point.Upper]).OfType<double>().ToList();

        // A band far above zero would be but a line on a scale that begins there.
        var scale = AxisScale.Nice(values, Format, fromZero: values.Min() < values.Max() / 2 || values.Min() == values.Max()).WithRoom();
        var days = Points.Select(point => point.Day).ToList();
        using var plot = new CartesianPlot(brush, area, DayAxis.Over(days), scale, spaceAbove: ChartStyle.Strong.Size * 1.4f);
        AddBands(plot);
        DayLine.Add(plot, days, [.. Points.Select(point => point.Value)], Palette.Accent, filled: false, markers: true);
        foreach (var point in Points.Where(IsFlagged))
        {
            plot.Plot.Add.Marker(DayAxis.At(point.Day), point.Value!.Value, MarkerShape.FilledCircle, FlagSize, Palette.Of(point.Status).Plot);
        }

        plot.Draw();
        DrawFlaggedValues(brush, plot);
    }

    private static bool HasBand(BandPoint point) => point is { Lower: not null, Upper: not null };

    private static bool IsFlagged(BandPoint point) => point is { Value: not null, Status: Status.Warning or Status.Critical or Status.Fail };

    private void AddBands(CartesianPlot plot)
    {
        foreach (var point in Points.Where(HasBand))
        {
            // Each day's expectation is its own, so it is a block as wide as the day, not a slope towards the next.
            var at = DayAxis.At(point.Day);
            var band = plot.Plot.Add.Rectangle(at - 0.5, at + 0.5, point.Lower!.Value, point.Upper!.Value);
            band.FillColor = BandColour.Plot;
            band.LineWidth = 0;
        }
    }

    /// <summary>Writes the values that fell outside, the worst first: where two would overlap the lesser goes without.</summary>
    private void DrawFlaggedValues(ChartBrush brush, CartesianPlot plot)
    {
        var written = new List<SKRect>();
        var distance = ChartStyle.Strong.Size + 2;
        foreach (var point in Points.Where(IsFlagged).OrderByDescending(point => point.Status is Status.Critical or Status.Fail))
        {
            var text = Format.Write(point.Value!.Value);
            var half = brush.Width(text, ChartStyle.Strong) / 2;
            var x = Math.Clamp(plot.X(DayAxis.At(point.Day)), plot.Data.Left + half, Math.Max(plot.Data.Left + half, plot.Data.Right - half));

            // On the far side of the band, where the line does not run; but not into the axis.
            var y = plot.Y(point.Value.Value);
            y += point.Value < point.Lower && y + (2 * distance) < plot.Data.Bottom ? distance : -distance;
            var place = SKRect.Create(x - half - 2, y - (distance / 2), (2 * half) + 4, distance);
            if (!written.Exists(place.IntersectsWith))
            {
                brush.Text(text, x, y, ChartStyle.Strong with { Colour = Palette.Of(point.Status) }, SKTextAlign.Center);
                written.Add(place);
            }
        }
    }
}
