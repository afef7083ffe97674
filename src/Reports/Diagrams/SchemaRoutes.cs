using SkiaSharp;

namespace Puffy.Reports.Diagrams;

/// <summary>Leads references around boxes: out to a lane, along it, and in to the table; every lane is used once.</summary>
/// <param name="tables">The boxes, by name.</param>
/// <param name="lanes">The lanes left of each column of boxes, from left to right.</param>
/// <param name="top">The height of the first lane above all boxes.</param>
/// <param name="gap">Between two lanes.</param>
internal sealed class SchemaRoutes(Dictionary<string, PlacedTable> tables, IReadOnlyList<List<float>> lanes, float top, float gap)
{
    private readonly int[] _used = new int[lanes.Count];
    private readonly Dictionary<string, int> _arrivals = new(StringComparer.Ordinal);
    private int _above;

    /// <summary>
    /// The columns whose lanes a reference needs: the right one of two neighbours, the one that both stand in, or, for
    /// tables farther apart, one at each end.
    /// </summary>
    internal static List<int> Lanes(int from, int to) => (from - to) switch
    {
        0 => [from],
        1 => [from],
        -1 => [to],
        _ => [from, to],
    };

    /// <summary>The corners of a reference from the row of a column.</summary>
    internal IReadOnlyList<SKPoint> Path(string fromName, int row, string toName)
    {
        var (from, to) = (tables[fromName], tables[toName]);
        // Lines that end at one table arrive at heights of their own.
        var arrival = _arrivals[toName] = _arrivals.GetValueOrDefault(toName) + 1;
        var (start, end) = (from.RowY(row), to.Bounds.Top + Math.Min(4 + (arrival * 5), to.Bounds.Height - 4));
        var lane = Next(Lanes(from.Column, to.Column)[0]);
        if (Math.Abs(from.Column - to.Column) > 1)
        {
            var (arrivalLane, over) = (Next(to.Column), top + (_above++ * gap));
            return [new(from.Bounds.Left, start), new(lane, start), new(lane, over), new(arrivalLane, over), new(arrivalLane, end), new(to.Bounds.Left, end)];
        }

        var fromSide = to.Column > from.Column ? from.Bounds.Right : from.Bounds.Left;
        var toSide = to.Column < from.Column ? to.Bounds.Right : to.Bounds.Left;
        return [new(fromSide, start), new(lane, start), new(lane, end), new(toSide, end)];
    }

    private float Next(int column) => lanes[column][_used[column]++];
}
