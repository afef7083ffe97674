namespace Puffy.Analytics.Statistics;

/// <summary>The range in which a figure lies with a confidence of 95 %, considering chance only.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The standard normal deviate that leaves 2.5 % on each side.</summary>
    public const double Deviate = 1.959963984540054;

    /// <summary>Whether a value lies in the range; its ends belong to it.</summary>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>The range of a multiple of the figure.</summary>
    /// <param name="factor">Not negative.</param>
    public Interval Times(double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(factor);
        return new Interval(Low * factor, High * factor);
    }
}
