namespace Puffy.Analytics.Monitoring;

/// <summary><see cref="Check.BusinessMetrics"/>.</summary>
internal static class BusinessCheck
{
    /// <summary>Judges a day.</summary>
    public static CheckResult Judge(DayInContext day, MonitoringThresholds thresholds) => day.IsMissing
        ? CheckResult.SkipMissing(Check.BusinessMetrics, day)
        : SeriesCheck.Judge(
            Check.BusinessMetrics, day, [.. SeriesCatalogue.Business.Select(series => SeriesCheck.Read(series, day, thresholds))], thresholds);
}
