namespace Puffy.Analytics.Attribution;

/// <summary>The weights under time decay, which depend on the ages of touchpoints. Pure.</summary>
public static class DecayWeights
{
    /// <summary>The age when a touchpoint weighs half of what it weighs at the order.</summary>
    public static readonly TimeSpan HalfLife = TimeSpan.FromDays(7);

    /// <summary>However old a touchpoint is, it has a weight: the least that a decimal holds.</summary>
    private const decimal LeastWeight = 0.0000000000000000000000000001m;

    /// <summary>In proportion to 2^(−age / half-life), normalised to sum to 1 but for the error of a double.</summary>
    /// <param name="touchpoints">The touchpoints in the order's window.</param>
    /// <param name="orderedAt">Time of the order.</param>
    internal static decimal[] Of(ReadOnlySpan<Touchpoint> touchpoints, DateTime orderedAt)
    {
        if (touchpoints.Length == 1)
        {
            return [1m];
        }

        var weights = new double[touchpoints.Length];
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Pow(2, -(orderedAt - touchpoints[i].TouchedAt) / HalfLife);
            sum += weights[i];
        }

        return Array.ConvertAll(weights, weight => Math.Max((decimal)(weight / sum), LeastWeight));
    }
}
