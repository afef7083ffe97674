namespace Puffy.Analytics.Statistics;

/// <summary>A share of things counted, such as converted sessions among sessions, with what chance leaves open about it.</summary>
public readonly record struct Proportion
{
    /// <summary>A share.</summary>
    /// <param name="part">Those that count; from 0 to <paramref name="whole"/>.</param>
    /// <param name="whole">All of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part is negative or more than the whole.</exception>
    public Proportion(long part, long whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole);
        (Part, Whole) = (part, whole);
    }

    /// <summary>Those that count.</summary>
    public long Part { get; }

    /// <summary>All of them.</summary>
    public long Whole { get; }

    /// <summary>The share as counted; null where there is nothing.</summary>
    public double? Rate => Whole == 0 ? null : (double)Part / Whole;

    /// <summary>
    /// The Wilson score interval, which holds its confidence also for few cases and for rates near 0 or 1; from 0 to 1 where
    /// there is nothing.
    /// </summary>
    /// <remarks>E. B. Wilson, "Probable inference, the law of succession, and statistical inference", J. Am. Stat. Assoc. 22 (1927) 209–212.</remarks>
    public Interval Wilson
    {
        get
        {
            if (Whole == 0)
            {
                return new Interval(0, 1);
            }

            const double squared = Interval.Deviate * Interval.Deviate;
            var (n, p) = ((double)Whole, (double)Part / Whole);
            var centre = (p + (squared / (2 * n))) / (1 + (squared / n));
            var half = Interval.Deviate / (1 + (squared / n)) * Math.Sqrt((p * (1 - p) / n) + (squared / (4 * n * n)));
            // At the ends the formula is exact; only its rounding is not.
            return new Interval(Part == 0 ? 0 : centre - half, Part == Whole ? 1 : centre + half);
        }
    }

    /// <summary>The interval of this share less another, both counted apart from each other; from −1 to 1 where one of them has nothing.</summary>
    /// <remarks>
    /// Hybrid score interval, method 10 of R. G. Newcombe, "Interval estimation for the difference between independent
    /// proportions: comparison of eleven methods", Statistics in Medicine 17 (1998) 873–890.
    /// </remarks>
    public Interval Less(Proportion other)
    {
        if (Rate is not { } p || other.Rate is not { } q)
        {
            return new Interval(-1, 1);
        }

        var (mine, its) = (Wilson, other.Wilson);
        return new Interval(
            p - q - Math.Sqrt(Squared(p - mine.Low) + Squared(its.High - q)),
            p - q + Math.Sqrt(Squared(mine.High - p) + Squared(q - its.Low)));
    }

    /// <summary>Whether this share is higher than another by more than chance explains.</summary>
    public bool IsAbove(Proportion other) => Less(other).Low > 0;

    private static double Squared(double value) => value * value;
}
