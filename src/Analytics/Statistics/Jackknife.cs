namespace Puffy.Analytics.Statistics;

/// <summary>How sure a share is.</summary>
/// <param name="Share">The share over all groups.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Low">The lower end of its interval of 95 %, at least 0.</param>
/// <param name="High">The upper end, at most 1.</param>
public readonly record struct ShareInterval(decimal Share, decimal StandardError, decimal Low, decimal High)
{
    /// <summary>Whether chance alone can explain the difference between two shares: the intervals have a value in common.</summary>
    public bool Overlaps(ShareInterval other) => Low <= other.High && other.Low <= High;

    /// <summary>The interval with all figures rounded to so many places.</summary>
    public ShareInterval Round(int places) =>
        new(Math.Round(Share, places), Math.Round(StandardError, places), Math.Round(Low, places), Math.Round(High, places));
}

/// <summary>
/// Intervals by leaving out one group at a time. Pure. Source: Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 11.
/// </summary>
internal static class Jackknife
{
    /// <summary>Student's t with 19 degrees of freedom that leaves 2.5 % on each side.</summary>
    private const decimal Deviate = 2.093m;

    /// <summary>se = √((n − 1) / n · Σ(shareₖ − mean)²) over n groups, and the share ∓ 2.093 se.</summary>
    /// <param name="share">The share over all groups.</param>
    /// <param name="without">The share without each of the groups.</param>
    public static ShareInterval Of(decimal share, IReadOnlyList<decimal> without)
    {
        ArgumentNullException.ThrowIfNull(without);
        var mean = without.Sum() / without.Count;
        var squares = without.Sum(each => (each - mean) * (each - mean));
        var error = SquareRoot(squares * (without.Count - 1) / without.Count);
        return new ShareInterval(share, error, Math.Max(0, share - (Deviate * error)), Math.Min(1, share + (Deviate * error)));
    }

    /// <summary>Heron's method, until it no longer falls: a decimal has more digits than a double.</summary>
    private static decimal SquareRoot(decimal number)
    {
        if (number == 0)
        {
            return 0;
        }

        for (var root = Math.Max(number, 1); ;)
        {
            var next = (root + (number / root)) / 2;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }
}
