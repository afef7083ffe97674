namespace Puffy.Analytics.Statistics;

/// <summary>What chance alone leaves open about a sum of amounts that come one by one, such as the revenue of orders.</summary>
public static class Takings
{
    /// <summary>
    /// The interval of the sum, the orders taken as a compound Poisson process: the variance of its sum is the expected number of
    /// amounts times their mean square, for which the sum of squares stands. Never below zero.
    /// </summary>
    /// <remarks>S. M. Ross, "Introduction to Probability Models", 11th edition (2014), section 5.4.2: Var X(t) = λt E[Y²].</remarks>
    /// <param name="sum">The sum of the amounts.</param>
    /// <param name="sumOfSquares">The sum of their squares.</param>
    public static Interval Of(double sum, double sumOfSquares)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sumOfSquares);
        var half = Interval.Deviate * Math.Sqrt(sumOfSquares);
        return new Interval(Math.Max(0, sum - half), sum + half);
    }
}
