namespace Puffy.Analytics.Monitoring;

/// <summary><see cref="Check.VolumeAnomaly"/>.</summary>
internal static class VolumeCheck
{
    /// <summary>Judges a day.</summary>
    public static CheckResult Judge(DayInContext day, MonitoringThresholds thresholds)
    {
        if (day.IsMissing)
        {
            return CheckResult.SkipMissing(Check.VolumeAnomaly, day);
        }

        return day.IsOver
            ? SeriesCheck.Judge(
                Check.VolumeAnomaly, day, [.. SeriesCatalogue.Volume.Select(series => SeriesCheck.Read(series, day, thresholds))], thresholds)
            : CheckResult.Skip(Check.VolumeAnomaly, day.Day, "the day is not over at the as-of time", "Check it again once it is over.");
    }
}
