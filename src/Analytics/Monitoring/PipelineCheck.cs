using Puffy.Analytics.Intake;

namespace Puffy.Analytics.Monitoring;

/// <summary><see cref="Check.PipelineHealth"/>: nothing is lost on the way, and ratios are within bounds.</summary>
internal static class PipelineCheck
{
    /// <summary>A ratio to fewer things than this may be anything by chance.</summary>
    private const long FewThings = 20;

    /// <summary>Judges what must hold over all days.</summary>
    /// <param name="input">The figures.</param>
    /// <param name="rejected">Rejected files outside the judged days.</param>
    public static CheckResult Whole(MonitoringInput input, IReadOnlyList<MonitoredFile> rejected)
    {
        var faults = new List<(string Measured, string Advice)>();
        foreach (var file in input.Files.Where(file => !file.Complete))
        {
            faults.Add(($"the load of {file.Name} was not finished", "Run the same load again: it continues where it stopped."));
        }

        foreach (var file in input.Files.Where(file => file.Complete && file.Rows != file.Accepted + file.Quarantined))
        {
            faults.Add((
                FormattableString.Invariant($"{file.Name}: {file.Rows:N0} rows, {file.Accepted:N0} accepted and {file.Quarantined:N0} quarantined"),
                "Run puffy reconcile on the store; if rows are still lost, load the file again and report the fault."));
        }

        if (input.EventsInSessions != input.EventsForSessions)
        {
            faults.Add((
                FormattableString.Invariant($"{input.EventsInSessions:N0} of {input.EventsForSessions:N0} events are in sessions"),
                "Run puffy reconcile on the store, which recomputes the rollups from the journeys."));
        }

        faults.AddRange(rejected.Select(Rejected));
        return CheckResult.Of(
            Check.PipelineHealth,
            null,
            faults.Count == 0 ? CheckStatus.Pass : CheckStatus.Critical,
            faults.Count == 0
                ? FormattableString.Invariant($"{input.Files.Sum(file => file.Rows):N0} rows of {input.Files.Count:N0} {(input.Files.Count == 1 ? "file" : "files")}, {input.EventsInSessions:N0} events in sessions")
                : string.Join("; ", faults.Select(fault => fault.Measured)),
            "rows = accepted + quarantined, every event in one session, no file rejected",
            faults.Select(fault => fault.Advice).FirstOrDefault(string.Empty));
    }

    /// <summary>Judges a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="rejected">The rejected files of the day.</param>
    /// <param name="thresholds">The bounds.</param>
    public static CheckResult Judge(DayInContext day, IReadOnlyList<MonitoredFile> rejected, MonitoringThresholds thresholds)
    {
        if (rejected.Count > 0)
        {
            return CheckResult.Of(
                Check.PipelineHealth, day.Day, CheckStatus.Critical, string.Join("; ", rejected.Select(file => Rejected(file).Measured)), "no file rejected", Rejected(rejected[0]).Advice);
        }

        if (day.IsMissing)
        {
            return CheckResult.SkipMissing(Check.PipelineHealth, day);
        }

        var activity = day.Figures.Activity;
        List<Bound> bounds =
        [
            new("accepted rows", activity.Events, day.Figures.NewRows, thresholds.LeastAcceptedShare, 1,
                "Read the reasons in bronze/quarantine.csv: the most frequent one shows what to fix in the export."),
            new("sessions per event", activity.Sessions, activity.Events, thresholds.LeastSessionsPerEvent, thresholds.MostSessionsPerEvent,
                "Check the day's user ids and timestamps: with one id for everyone, or one per row, sessions mean nothing."),
            new("orders per session", activity.Orders, activity.Sessions, 0, thresholds.MostOrdersPerSession,
                "Check whether page views are still tracked, and whether orders are sent more than once."),
        ];
        var outside = bounds.Where(bound => !bound.Holds).ToList();
        return CheckResult.Of(
            Check.PipelineHealth,
            day.Day,
            outside.Count == 0 ? CheckStatus.Pass : CheckStatus.Warning,
            string.Join(", ", (outside.Count == 0 ? bounds : outside).Select(bound => bound.Measured)),
            string.Join(", ", (outside.Count == 0 ? bounds : outside).Select(bound => bound.Expectation)),
            outside.Select(bound => bound.Advice).FirstOrDefault(string.Empty));
    }

    /// <summary>The finding for which a file was rejected whole; null where it was not.</summary>
    public static Finding? RejectionOf(MonitoredFile file) => file.Findings.FirstOrDefault(finding => finding.Kind == FindingKinds.UnreadableFile);

    private static (string Measured, string Advice) Rejected(MonitoredFile file) =>
        ($"{file.Name} was rejected: {RejectionOf(file)?.Detail}", $"Export {file.Name} again as UTF-8 CSV with the required columns, and load it.");

    private sealed record Bound(string Name, long Part, long Whole, double Least, double Most, string Advice)
    {
        public bool Holds => Whole < FewThings || (Value >= Least && Value <= Most);

        public string Measured => Value is { } value ? FormattableString.Invariant($"{Name} {value:0.###}") : $"no {Name}";

        public string Expectation => FormattableString.Invariant($"{Name} {Least:0.###} to {Most:0.###}");

        private double? Value => Whole == 0 ? null : Part / (double)Whole;
    }
}
