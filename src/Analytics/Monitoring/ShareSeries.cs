namespace Puffy.Analytics.Monitoring;

/// <summary>A share of things a day.</summary>
internal sealed class ShareSeries(
    string name,
    string title,
    Func<DayFigures, long> part,
    Func<DayFigures, long> whole,
    Func<MonitoringThresholds, double> dispersion,
    string? column = null) : WatchedSeries(name, title, SeriesUnit.Share)
{
    /// <summary>The column whose emptiness it measures; null where it measures something else.</summary>
    public string? Column { get; } = column;

    internal override double? ValueOf(DayFigures day) => whole(day) is var size and > 0 ? part(day) / (double)size : null;

    /// <summary>
    /// Binomial variance of at least one thing, times the dispersion; and the days' own variation, which moves the odds, so
    /// that a share near 0 or 1 varies little.
    /// </summary>
    internal override double NoiseVariance(
        double centre, DayFigures day, IReadOnlyList<DayFigures> before, MonitoringThresholds thresholds)
    {
        double size = whole(day);
        var odds = centre * (1 - centre);
        return (dispersion(thresholds) * (odds + (1 / size)) / size) + Square(thresholds.DayToDayVariation * odds);
    }
}
