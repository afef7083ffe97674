namespace Puffy.Analytics.Attribution;

/// <summary>
/// The weights under time decay, which depend on the ages of touchpoints. Pure, and computed with decimal numbers, so that every machine
/// gets the same result.
/// </summary>
public static class DecayWeights
{
    /// <summary>The age when a touchpoint weighs half of what it weighs at the order.</summary>
    public static readonly TimeSpan HalfLife = TimeSpan.FromDays(7);

    /// <summary>However old a touchpoint is, it has a weight: the least that a decimal holds.</summary>
    private const decimal LeastWeight = 0.0000000000000000000000000001m;

    private const decimal NaturalLogarithmOf2 = 0.6931471805599453094172321215m;

    /// <summary>In proportion to 2^(−age / half-life), normalised: they sum to 1, give or take the rounding of a decimal.</summary>
    /// <param name="touchpoints">The touchpoints in the order's window.</param>
    /// <param name="orderedAt">Time of the order.</param>
    internal static decimal[] Of(ReadOnlySpan<Touchpoint> touchpoints, DateTime orderedAt)
    {
        if (touchpoints.Length == 1)
        {
            return [1m];
        }

        var weights = new decimal[touchpoints.Length];
        var sum = 0m;
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = WeightAt(orderedAt - touchpoints[i].TouchedAt);
            sum += weights[i];
        }

        return Array.ConvertAll(weights, weight => Math.Max(weight / sum, LeastWeight));
    }

    private static decimal WeightAt(TimeSpan age)
    {
        var (halvings, rest) = Math.DivRem(age.Ticks, HalfLife.Ticks);
        var weight = Exponential(-NaturalLogarithmOf2 * rest / HalfLife.Ticks);
        for (; halvings > 0 && weight > 0; halvings--)
        {
            weight /= 2;
        }

        return weight;
    }

    /// <summary>e^x by its Taylor series, for x from −1 to 0.</summary>
    private static decimal Exponential(decimal x)
    {
        var (sum, term) = (1m, 1m);
        for (var n = 1; term != 0; n++)
        {
            term *= x / n;
            sum += term;
        }

        return sum;
    }
}
