using Puffy.Reports.Style;
using SkiaSharp;

namespace Puffy.Reports.Charts;

/// <summary>A named row of values by day.</summary>
/// <param name="Name">Stands in the legend where there are several series.</param>
/// <param name="Values">One for each day of the chart; null where it is unknown, which leaves a gap.</param>
internal sealed record DaySeries(string Name, IReadOnlyList<double?> Values);

/// <summary>Values by day as lines, such as revenue or sessions.</summary>
internal sealed record DayChart : Chart
{
    /// <summary>More points than this stand without a marker each.</summary>
    private const int MostMarkers = 45;

    /// <summary>From first to last.</summary>
    public required IReadOnlyList<DateOnly> Days { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<DaySeries> Series { get; init; }

    /// <summary>How values are written.</summary>
    public ValueFormat Format { get; init; } = ValueFormat.Count;

    /// <summary>Whether the area under the lines is tinted; best with one series.</summary>
    public bool Filled { get; init; }

    private protected override bool HasData => Series.Any(series => series.Values.Any(value => value is not null));

    private protected override IReadOnlyList<LegendEntry> Legend =>
        Series.Count < 2 ? [] : [.. Series.Select((series, at) => new LegendEntry(series.Name, Palette.Category(at)))];

    private protected override void DrawData(ChartBrush brush, SKRect area)
    {
        if (Series.FirstOrDefault(series => series.Values.Count != Days.Count) is { } odd)
        {
            throw new ArgumentException($"The series {odd.Name} has {odd.Values.Count} values for {Days.Count} days.");
        }

        var scale = AxisScale.Nice(Series.SelectMany(series => series.Values).OfType<double>(), Format).WithRoom();
        using var plot = new CartesianPlot(brush, area, DayAxis.Over(Days), scale);
        foreach (var (at, series) in Series.Index())
        {
            DayLine.Add(plot, Days, series.Values, Palette.Category(at), Filled, markers: Days.Count <= MostMarkers);
        }

        plot.Draw();
    }
}
