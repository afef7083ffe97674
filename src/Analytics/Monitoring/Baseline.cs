namespace Puffy.Analytics.Monitoring;

/// <summary>What to expect of a day from the days before it, by statistics that one bad day does not move.</summary>
internal static class Baseline
{
    /// <summary>The standard deviation of a normal distribution over its median absolute deviation.</summary>
    private const double DeviationOfMad = 1.4826;

    /// <summary>
    /// How much the median absolute deviation of 2 to 9 values falls short of that of many: C. Croux and P. Rousseeuw,
    /// "Time-efficient algorithms for two highly robust estimators of scale", Computational Statistics 1 (1992).
    /// </summary>
    private static readonly double[] SmallSamples = [1.196, 1.495, 1.363, 1.206, 1.200, 1.140, 1.129, 1.107];

    /// <summary>The expectation of a series on a day; null where too few of the days before have a value.</summary>
    /// <param name="series">The series.</param>
    /// <param name="day">The day that is judged. Only its size counts here, which decides how noisy a rate is.</param>
    /// <param name="before">The days before it, at most as many as a baseline has.</param>
    /// <param name="thresholds">The thresholds.</param>
    public static Expectation? Expect(
        WatchedSeries series, DayFigures day, IReadOnlyList<DayFigures> before, MonitoringThresholds thresholds)
    {
        var values = before.Select(series.ValueOf).OfType<double>().ToList();
        if (values.Count < thresholds.LeastBaselineDays)
        {
            return null;
        }

        var centre = Median(values);
        var spread = DeviationOfMad * SmallSample(values.Count) * Median(values.Select(value => Math.Abs(value - centre)));
        var variance = Math.Max(spread * spread, series.NoiseVariance(centre, day, before, thresholds));
        // The centre is itself uncertain: the variance of a median of n values is π/2n of theirs.
        return new Expectation(centre, Math.Sqrt(variance * (1 + (Math.PI / (2 * values.Count)))), values.Count);
    }

    /// <summary>The median; of an even number of values the mean of the middle two.</summary>
    /// <param name="values">At least one.</param>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static double SmallSample(int count) => count - 2 < SmallSamples.Length ? SmallSamples[count - 2] : count / (count - 0.8);
}
