namespace Puffy.Analytics.Monitoring;

/// <summary>A verdict, and what it is about.</summary>
/// <param name="Verdict">The verdict over every day.</param>
/// <param name="Source">What was judged, such as <c>store shop.store</c>.</param>
/// <param name="Since">The first day to report; null for every day. Charts also show earlier days.</param>
public sealed record JudgedData(MonitoringVerdict Verdict, string Source, DateOnly? Since)
{
    /// <summary>The reported results: on the data as a whole first, then by day.</summary>
    public IReadOnlyList<CheckResult> Results => [.. Verdict.ResultsSince(Since)];

    /// <summary>The worst of them.</summary>
    public CheckStatus Status => Results.Select(result => result.Status).Worst();

    /// <summary>The results that need action: the worst first, then the most urgent, then the latest.</summary>
    public IReadOnlyList<CheckResult> Alarms =>
    [
        .. Results.Where(result => result.Status >= CheckStatus.Warning)
            .OrderByDescending(result => result.Status)
            .ThenBy(result => result.Check.Priority())
            .ThenByDescending(result => result.Day)
            .ThenBy(result => result.Check),
    ];

    /// <summary>What the age of the data was judged against, or why it was not, in a sentence.</summary>
    public string Freshness => Verdict.AsOf is { } asOf
        ? FormattableString.Invariant($"The age of the newest event was judged against the as-of time {asOf:yyyy-MM-dd HH:mm} UTC.")
        : "The age of the newest event was not judged, because no as-of time was given: an old export is not stale just because it is loaded today. For live data give --as-of now.";
}
