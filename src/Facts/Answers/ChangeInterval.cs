using Puffy.Analytics.Monitoring;
using Puffy.Facts.Questions;
using Puffy.Facts.Scans;

namespace Puffy.Facts.Answers;

/// <summary>The 95 % interval of a change between two spans of days.</summary>
/// <param name="Low">The least change that the figures allow.</param>
/// <param name="High">The greatest.</param>
public readonly record struct ChangeInterval(double Low, double High)
{
    /// <summary>The two-sided 95 % quantile of the normal distribution.</summary>
    private const double Quantile = 1.959963984540054;

    /// <summary>How much counts of users and sessions scatter, as monitoring knows it.</summary>
    private static readonly double VisitDispersion = new MonitoringThresholds().VisitDispersion;

    /// <summary>Whether chance alone can explain the change: no change is among those that the figures allow.</summary>
    public bool MayBeChance => Low <= 0 && High >= 0;

    /// <summary>
    /// The interval of a metric's change, from sums of independent spans. Rates: R. G. Newcombe, "Interval estimation for the
    /// difference between independent proportions", Statist. Med. 17 (1998), method 10. Orders: Poisson. Users and sessions: Poisson,
    /// scattering more. Revenue: compound Poisson, by the sum of squared orders. Average order: by the variance of the orders.
    /// </summary>
    /// <returns>Null for a metric that is not judged, and where a span has nothing to judge by.</returns>
    public static ChangeInterval? Of(Metric metric, GroupSums now, GroupSums before)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(before);
        return metric switch
        {
            Metric.Users => OfCounts(now.Users, before.Users, VisitDispersion),
            Metric.NewUsers => OfCounts(now.NewUsers, before.NewUsers, VisitDispersion),
            Metric.Sessions => OfCounts(now.Sessions, before.Sessions, VisitDispersion),
            Metric.Orders => OfCounts((double)now.Orders, (double)before.Orders, dispersion: 1),
            Metric.Revenue => Around((double)(now.Revenue - before.Revenue), (double)(now.Squares + before.Squares)),
            Metric.AverageOrderValue => OfAverages(now, before),
            Metric.ConversionRate => OfRates(now.Converted, now.Sessions, before.Converted, before.Sessions),
            Metric.BounceRate => OfRates(now.Bounces, now.Sessions, before.Bounces, before.Sessions),
            _ => null,
        };
    }

    private static ChangeInterval OfCounts(double now, double before, double dispersion) => Around(now - before, dispersion * (now + before));

    private static ChangeInterval? OfAverages(GroupSums now, GroupSums before) => now.Priced < 2 || before.Priced < 2
        ? null
        : Around(Average(now) - Average(before), VarianceOfAverage(now) + VarianceOfAverage(before));

    private static double Average(GroupSums sums) => (double)(sums.Revenue / sums.Priced);

    private static double VarianceOfAverage(GroupSums sums)
    {
        var (orders, average) = ((double)sums.Priced, Average(sums));
        return Math.Max(0, ((double)sums.Squares - (orders * average * average)) / (orders - 1)) / orders;
    }

    private static ChangeInterval? OfRates(long part, long whole, long partBefore, long wholeBefore)
    {
        if (whole == 0 || wholeBefore == 0)
        {
            return null;
        }

        var (rate, low, high) = Wilson(part, whole);
        var (rateBefore, lowBefore, highBefore) = Wilson(partBefore, wholeBefore);
        var change = rate - rateBefore;
        return new ChangeInterval(
            change - Math.Sqrt(Square(rate - low) + Square(highBefore - rateBefore)),
            change + Math.Sqrt(Square(high - rate) + Square(rateBefore - lowBefore)));
    }

    private static (double Rate, double Low, double High) Wilson(double part, double whole)
    {
        var (rate, square) = (part / whole, Quantile * Quantile);
        var half = Quantile * Math.Sqrt(square + (4 * part * (1 - rate)));
        return (rate, ((2 * part) + square - half) / (2 * (whole + square)), ((2 * part) + square + half) / (2 * (whole + square)));
    }

    private static ChangeInterval Around(double change, double variance)
    {
        var half = Quantile * Math.Sqrt(variance);
        return new ChangeInterval(change - half, change + half);
    }

    private static double Square(double value) => value * value;
}
