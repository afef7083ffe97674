namespace Puffy.Analytics.Monitoring;

/// <summary>A number of things a day.</summary>
internal sealed class CountSeries(
    string name, string title, Func<DayFigures, long> count, Func<MonitoringThresholds, double> dispersion)
    : WatchedSeries(name, title, SeriesUnit.Count)
{
    internal override double? ValueOf(DayFigures day) => count(day);

    internal override double NoiseVariance(
        double centre, DayFigures day, IReadOnlyList<DayFigures> before, MonitoringThresholds thresholds) =>
        CountVariance(centre, dispersion(thresholds), thresholds);
}
