namespace Puffy.Analytics.Monitoring;

/// <summary>Limits beyond which checks warn. The defaults are those of the specification; docs/monitoring.md gives their basis.</summary>
[GenerateSerializer, Immutable, Alias("puffy.MonitoringThresholds")]
public sealed record MonitoringThresholds
{
    /// <summary>A z-score beyond this, in either direction, is a WARNING.</summary>
    [Id(0)]
    public double WarningZ { get; init; } = 3;

    /// <summary>A z-score beyond this, in either direction, is CRITICAL.</summary>
    [Id(1)]
    public double CriticalZ { get; init; } = 4;

    /// <summary>The most earlier days that a day is judged against.</summary>
    [Id(2)]
    public int BaselineDays { get; init; } = 14;

    /// <summary>A day with fewer earlier days is not judged by z-score.</summary>
    [Id(3)]
    public int LeastBaselineDays { get; init; } = 3;

    /// <summary>A newest event older than this at the as-of time is CRITICAL.</summary>
    [Id(4)]
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromHours(30);

    /// <summary>A day with less than this share of a usual day's events is missing: its rows are late rows.</summary>
    [Id(5)]
    public double MissingBelow { get; init; } = 0.05;

    /// <summary>Variance of a day's events over their mean, of rows too: visitors bring several at once.</summary>
    [Id(6)]
    public double EventDispersion { get; init; } = 3;

    /// <summary>Variance of a day's users and sessions over their mean.</summary>
    [Id(7)]
    public double VisitDispersion { get; init; } = 1.3;

    /// <summary>Variance of a day's orders over their mean.</summary>
    [Id(8)]
    public double OrderDispersion { get; init; } = 1;

    /// <summary>
    /// Standard deviation, as a share, that days of a shop have beyond the noise of counting: weekdays, weather, campaigns.
    /// </summary>
    [Id(9)]
    public double DayToDayVariation { get; init; } = 0.08;

    /// <summary>A lower share of accepted rows, repeats and erased users aside, is a WARNING.</summary>
    [Id(10)]
    public double LeastAcceptedShare { get; init; } = 0.9;

    /// <summary>Fewer sessions per event than this are a WARNING: sessions run together, for example if user ids are shared.</summary>
    [Id(11)]
    public double LeastSessionsPerEvent { get; init; } = 0.02;

    /// <summary>
    /// More sessions per event than this are a WARNING: sessions fall apart, for example if every row has its own user id.
    /// </summary>
    [Id(12)]
    public double MostSessionsPerEvent { get; init; } = 0.98;

    /// <summary>More orders per session than this are a WARNING.</summary>
    [Id(13)]
    public double MostOrdersPerSession { get; init; } = 0.5;

    /// <summary>Fails with a message on the first threshold that makes no sense.</summary>
    /// <exception cref="InvalidInputException">A threshold is out of its range; the message names it, its value and the range.</exception>
    public void Validate()
    {
        Require(WarningZ > 0 && double.IsFinite(WarningZ), "warning z", WarningZ, "more than 0");
        Require(CriticalZ >= WarningZ && double.IsFinite(CriticalZ), "critical z", CriticalZ, $"at least the warning z of {WarningZ}");
        Require(LeastBaselineDays is >= 2 and <= 365, "least number of baseline days", LeastBaselineDays, "2 to 365");
        Require(BaselineDays >= LeastBaselineDays && BaselineDays <= 365, "number of baseline days", BaselineDays, $"{LeastBaselineDays} to 365");
        Require(StaleAfter > TimeSpan.Zero, "age that makes data stale", StaleAfter, "more than 0");
        RequireShare(MissingBelow, "share below which a day is missing");
        Require(EventDispersion > 0, "dispersion of events", EventDispersion, "more than 0");
        Require(VisitDispersion > 0, "dispersion of visits", VisitDispersion, "more than 0");
        Require(OrderDispersion > 0, "dispersion of orders", OrderDispersion, "more than 0");
        RequireShare(DayToDayVariation, "day-to-day variation");
        RequireShare(LeastAcceptedShare, "least accepted share");
        RequireShare(LeastSessionsPerEvent, "least number of sessions per event");
        RequireShare(MostSessionsPerEvent, "most sessions per event");
        Require(MostOrdersPerSession > 0, "most orders per session", MostOrdersPerSession, "more than 0");
    }

    private static void RequireShare(double share, string what) => Require(share is >= 0 and <= 1, what, share, "0 to 1");

    private static void Require(bool holds, string what, object value, string range)
    {
        if (!holds)
        {
            throw new InvalidInputException(FormattableString.Invariant($"Monitoring: the {what} is {value}; it must be {range}."));
        }
    }
}
