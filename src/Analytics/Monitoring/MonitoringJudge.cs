namespace Puffy.Analytics.Monitoring;

/// <summary>
/// Judges figures day by day, each day only against the days before it. A day's result does not change with the
/// days that follow, so a backfill is judged as if each day had been loaded right after its end.
/// </summary>
public static class MonitoringJudge
{
    /// <summary>Judges every day.</summary>
    /// <param name="input">The figures.</param>
    /// <param name="thresholds">The thresholds.</param>
    /// <param name="asOf">The time of the judgement, UTC; null where it is not known, so that the age of the data is not judged.</param>
    /// <exception cref="InvalidInputException">A threshold is out of its range.</exception>
    public static MonitoringVerdict Judge(MonitoringInput input, MonitoringThresholds thresholds, DateTime? asOf)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(thresholds);
        thresholds.Validate();
        var range = DayRange.Of(input.Days, thresholds, asOf);
        DateOnly? first = range.Days.Count > 0 ? range.Days[0].Day : null;
        DateOnly? last = range.Days.Count > 0 ? range.Days[^1].Until : null;

        var drift = QualityCheck.DriftIn(input.Files).ToLookup(finding => range.DayOf(finding.FirstDay));
        var rejected = input.Files.Where(file => PipelineCheck.RejectionOf(file) is not null)
            .ToLookup(file => range.DayOf(PipelineCheck.RejectionOf(file)!.FirstDay));

        var fields = new FieldHistory(input.Fields);
        List<CheckResult> results =
        [
            input.IsAudited
                ? FreshnessCheck.Age(input.LastEventAt, range.Shop?.Last, last, thresholds, asOf)
                : FreshnessCheck.AgeByDay(input.Days, range.Shop?.Last, last, thresholds, asOf),
            PipelineCheck.Whole(input, [.. rejected[null]]),
            .. input.IsAudited ? IntegrityCheck.Judge(input.Revenue, range.Days) : [IntegrityCheck.NotAudited],
        ];
        if (input.Totals.Count > 0)
        {
            results.Add(IntegrityCheck.Whole(input.Totals, input.Revenue[0], input.Currency));
        }

        if (drift.Contains(null))
        {
            results.Add(QualityCheck.Elsewhere([.. drift[null]]));
        }

        foreach (var day in range.Days)
        {
            results.AddRange(new[]
            {
                FreshnessCheck.Judge(day, thresholds),
                PipelineCheck.Judge(day, [.. rejected[day.Day]], thresholds),
                VolumeCheck.Judge(day, thresholds),
                QualityCheck.Judge(day, [.. drift[day.Day]], fields, thresholds),
                BusinessCheck.Judge(day, thresholds),
            }.Select(result => result.OfDaysUntil(day.Until)));
        }

        return new MonitoringVerdict(
            asOf,
            first,
            last,
            [.. range.Outside],
            [.. results.OrderBy(result => result.Day ?? DateOnly.MinValue).ThenBy(result => result.Check)],
            thresholds,
            input.Currency);
    }
}
