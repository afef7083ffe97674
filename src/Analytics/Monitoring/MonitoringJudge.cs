namespace Puffy.Analytics.Monitoring;

/// <summary>
/// Judges figures day by day, each day against the days before it alone: what a day is found to be does not change with the
/// days that follow, so a backfill is judged as if each of its days had been loaded when it was over.
/// </summary>
public static class MonitoringJudge
{
    /// <summary>Judges every day.</summary>
    /// <param name="input">The figures.</param>
    /// <param name="thresholds">The thresholds.</param>
    /// <param name="asOf">The time of the judgement, UTC; null where it is not known, so that the age of the data is not judged.</param>
    /// <exception cref="ArgumentException">A threshold makes no sense.</exception>
    public static MonitoringVerdict Judge(MonitoringInput input, MonitoringThresholds thresholds, DateTime? asOf)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(thresholds);
        thresholds.Validate();
        var range = DayRange.Of(input.Days, thresholds, asOf);
        var inRange = range.Days.Select(day => day.Day).ToHashSet();
        DateOnly? first = range.Days.Count > 0 ? range.Days[0].Day : null;
        DateOnly? last = range.Days.Count > 0 ? range.Days[^1].Day : null;

        var drift = QualityCheck.DriftIn(input.Files).ToLookup(finding => DayOf(finding.FirstDay, inRange));
        var rejected = input.Files.Where(file => PipelineCheck.RejectionOf(file) is not null)
            .ToLookup(file => DayOf(PipelineCheck.RejectionOf(file)!.FirstDay, inRange));

        var fields = new FieldHistory(input.Fields);
        List<CheckResult> results =
        [
            FreshnessCheck.Age(input.LastEventAt, last, thresholds, asOf),
            PipelineCheck.Whole(input, [.. rejected[null]]),
            .. IntegrityCheck.Judge(input.Revenue, range.Days),
        ];
        if (input.Totals.Count > 0)
        {
            results.Add(IntegrityCheck.Whole(input.Totals, input.Revenue[0]));
        }

        if (drift.Contains(null))
        {
            results.Add(QualityCheck.Elsewhere([.. drift[null]]));
        }

        foreach (var day in range.Days)
        {
            results.Add(FreshnessCheck.Judge(day, thresholds));
            results.Add(PipelineCheck.Judge(day, [.. rejected[day.Day]], thresholds));
            results.Add(VolumeCheck.Judge(day, thresholds));
            results.Add(QualityCheck.Judge(day, [.. drift[day.Day]], fields, thresholds));
            results.Add(BusinessCheck.Judge(day, thresholds));
        }

        return new MonitoringVerdict(
            asOf,
            first,
            last,
            [.. range.Outside],
            [.. results.OrderBy(result => result.Day ?? DateOnly.MinValue).ThenBy(result => result.Check)],
            thresholds);
    }

    /// <summary>The day itself where it is judged, else null.</summary>
    private static DateOnly? DayOf(DateOnly? day, HashSet<DateOnly> judged) => day is { } known && judged.Contains(known) ? known : null;
}
