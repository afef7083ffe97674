using Puffy.Reports.Style;
using ScottPlot;

namespace Puffy.Reports.Charts;

/// <summary>Adds a line by day, in as many pieces as gaps leave.</summary>
internal static class DayLine
{
    private const float MarkerSize = 6;

    internal static void Add(CartesianPlot plot, IReadOnlyList<DateOnly> days, IReadOnlyList<double?> values, Rgb colour, bool filled, bool markers)
    {
        foreach (var piece in Pieces(days, values))
        {
            if (filled && piece.Count > 1)
            {
                var fill = plot.Plot.Add.FillY([.. piece.Select(point => point.X)], [.. piece.Select(_ => 0.0)], [.. piece.Select(point => point.Y)]);
                fill.FillColor = colour.Tint(0.14).Plot;
                fill.LineWidth = 0;
                fill.MarkerSize = 0;
            }

            var line = plot.Plot.Add.ScatterLine(piece, colour.Plot);
            line.LineWidth = ChartStyle.Line;
            if (markers || piece.Count == 1)
            {
                line.MarkerShape = MarkerShape.FilledCircle;
                line.MarkerSize = MarkerSize;
            }
        }
    }

    private static IEnumerable<List<Coordinates>> Pieces(IReadOnlyList<DateOnly> days, IReadOnlyList<double?> values)
    {
        var piece = new List<Coordinates>();
        foreach (var (day, value) in days.Zip(values))
        {
            if (value is { } known)
            {
                piece.Add(new Coordinates(DayAxis.At(day), known));
            }
            else if (piece.Count > 0)
            {
                yield return piece;
                piece = [];
            }
        }

        if (piece.Count > 0)
        {
            yield return piece;
        }
    }
}
