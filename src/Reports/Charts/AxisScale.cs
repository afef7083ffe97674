namespace Puffy.Reports.Charts;

/// <summary>A labelled place on an axis.</summary>
/// <param name="At">In the axis' own unit.</param>
/// <param name="Label">As shown.</param>
internal sealed record AxisTick(double At, string Label)
{
    /// <summary>Usual stretches of time, for an axis in seconds: one second to 30 days.</summary>
    public static IReadOnlyList<AxisTick> Seconds { get; } =
    [
        new(1, "1 s"), new(10, "10 s"), new(60, "1 min"), new(600, "10 min"), new(3600, "1 h"),
        new(21600, "6 h"), new(86400, "1 day"), new(604800, "7 days"), new(2592000, "30 days"),
    ];
}

/// <summary>The range and ticks of an axis.</summary>
/// <param name="Min">Value at the left or lower end.</param>
/// <param name="Max">Value at the other end; greater than <paramref name="Min"/>.</param>
/// <param name="Ticks">From low to high.</param>
/// <param name="Grid">Whether lines cross the data at the ticks.</param>
internal sealed record AxisScale(double Min, double Max, IReadOnlyList<AxisTick> Ticks, bool Grid)
{
    /// <summary>A scale that holds all values, and zero by default, with ticks at round numbers.</summary>
    /// <remarks>Steps of 1, 2 or 5 times a power of ten: P. Heckbert, "Nice Numbers for Graph Labels", Graphics Gems (1990).</remarks>
    /// <exception cref="ArgumentException">A value is not a finite number.</exception>
    internal static AxisScale Nice(IEnumerable<double> values, ValueFormat format, int steps = 5, bool fromZero = true)
    {
        var (min, max) = fromZero ? (0.0, 0.0) : (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException($"A chart's value is {value}; leave out what is unknown.", nameof(values));
            }

            (min, max) = (Math.Min(min, value), Math.Max(max, value));
        }

        if (min == max)
        {
            return new AxisScale(0, 1, [new AxisTick(0, format.WriteTick(0, 1))], Grid: true);
        }

        var step = RoundStep((max - min) / steps);
        if (format.Decimals == 0)
        {
            // Things that are counted have no halves.
            step = Math.Max(step, 1 / format.Factor);
        }

        var (first, last) = (Math.Floor(min / step), Math.Ceiling(max / step));
        var ticks = Enumerable.Range(0, (int)(last - first) + 1).Select(at => (first + at) * step);
        return new AxisScale(first * step, last * step, [.. ticks.Select(at => new AxisTick(at, format.WriteTick(at, step)))], Grid: true);
    }

    /// <summary>The same ticks with a little room beyond both ends, so that no marker or line is cut in half there.</summary>
    internal AxisScale WithRoom() => this with { Min = Min - ((Max - Min) * 0.02), Max = Max + ((Max - Min) * 0.04) };

    /// <summary>A scale over a range that is given, with the ticks that lie inside it.</summary>
    internal static AxisScale Fixed(double min, double max, IEnumerable<AxisTick> ticks, bool grid) =>
        new(min, max, [.. ticks.Where(tick => tick.At >= min && tick.At <= max)], grid);

    private static double RoundStep(double raw)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return (raw / power) switch
        {
            <= 1 => 1,
            <= 2 => 2,
            <= 5 => 5,
            _ => 10,
        } * power;
    }
}
