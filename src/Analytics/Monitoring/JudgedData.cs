namespace Puffy.Analytics.Monitoring;

/// <summary>A verdict, and what it is about.</summary>
/// <param name="Verdict">The verdict over every day.</param>
/// <param name="Source">What was judged, such as <c>store shop.store</c>.</param>
/// <param name="Since">The first day that is told of; null for every day. Charts show earlier days all the same.</param>
public sealed record JudgedData(MonitoringVerdict Verdict, string Source, DateOnly? Since)
{
    /// <summary>The results that are told of: on the whole of the data first, then by day.</summary>
    public IReadOnlyList<CheckResult> Results => [.. Verdict.ResultsSince(Since)];

    /// <summary>The worst of them.</summary>
    public CheckStatus Status => Results.Select(result => result.Status).Worst();

    /// <summary>What calls for action: the worst first, of equal ones the most pressing, then the latest.</summary>
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
        : "The age of the newest event was not judged, as no as-of time was given: exports of days past are not stale for being loaded now. For live data give --as-of now.";
}
