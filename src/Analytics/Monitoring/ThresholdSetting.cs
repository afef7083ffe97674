namespace Puffy.Analytics.Monitoring;

/// <summary>A threshold by its name, as options and reports have it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it means, with its unit.</param>
/// <param name="Value">Reads it.</param>
/// <param name="With">The thresholds with another value of it.</param>
public sealed record ThresholdSetting(
    string Name, string Meaning, Func<MonitoringThresholds, double> Value, Func<MonitoringThresholds, double, MonitoringThresholds> With)
{
    /// <summary>Every threshold.</summary>
    public static IReadOnlyList<ThresholdSetting> All { get; } =
    [
        new("warning_z", "a z-score beyond this, in either direction, is a WARNING", limits => limits.WarningZ, (limits, value) => limits with { WarningZ = value }),
        new("critical_z", "a z-score beyond this, in either direction, is CRITICAL", limits => limits.CriticalZ, (limits, value) => limits with { CriticalZ = value }),
        new("baseline_days", "the most earlier days that a day is judged against", limits => limits.BaselineDays, (limits, value) => limits with { BaselineDays = Whole("baseline_days", value) }),
        new("least_baseline_days", "a day with fewer earlier days is not judged by z-score", limits => limits.LeastBaselineDays, (limits, value) => limits with { LeastBaselineDays = Whole("least_baseline_days", value) }),
        new("stale_after_hours", "a newest event older than this at the as-of time is CRITICAL", limits => limits.StaleAfter.TotalHours, (limits, value) => limits with { StaleAfter = Hours(value) }),
        new("missing_below", "a day with less than this share of a usual day's rows is missing", limits => limits.MissingBelow, (limits, value) => limits with { MissingBelow = value }),
        new("event_dispersion", "variance of a day's events over their mean", limits => limits.EventDispersion, (limits, value) => limits with { EventDispersion = value }),
        new("visit_dispersion", "variance of a day's users and sessions over their mean", limits => limits.VisitDispersion, (limits, value) => limits with { VisitDispersion = value }),
        new("order_dispersion", "variance of a day's orders over their mean", limits => limits.OrderDispersion, (limits, value) => limits with { OrderDispersion = value }),
        new("day_to_day_variation", "standard deviation of days beyond the noise of counting, as a share", limits => limits.DayToDayVariation, (limits, value) => limits with { DayToDayVariation = value }),
        new("least_accepted_share", "a lower share of accepted rows is a WARNING", limits => limits.LeastAcceptedShare, (limits, value) => limits with { LeastAcceptedShare = value }),
        new("least_sessions_per_event", "fewer sessions per event are a WARNING", limits => limits.LeastSessionsPerEvent, (limits, value) => limits with { LeastSessionsPerEvent = value }),
        new("most_sessions_per_event", "more sessions per event are a WARNING", limits => limits.MostSessionsPerEvent, (limits, value) => limits with { MostSessionsPerEvent = value }),
        new("most_orders_per_session", "more orders per session are a WARNING", limits => limits.MostOrdersPerSession, (limits, value) => limits with { MostOrdersPerSession = value }),
    ];

    /// <summary>The threshold of a name.</summary>
    /// <exception cref="InvalidInputException">No threshold has that name.</exception>
    public static ThresholdSetting Named(string name) => All.FirstOrDefault(setting => setting.Name == name)
        ?? throw new InvalidInputException($"'{name}' is not a threshold of monitoring. The thresholds are {string.Join(", ", All.Select(setting => setting.Name))}.");

    private static int Whole(string name, double value) => value is >= 0 and <= int.MaxValue && Math.Floor(value) == value
        ? (int)value
        : throw new InvalidInputException(FormattableString.Invariant($"Monitoring: {name} is {value}; it must be a whole number."));

    private static TimeSpan Hours(double value) => value is > 0 and <= 1_000_000
        ? TimeSpan.FromHours(value)
        : throw new InvalidInputException(FormattableString.Invariant($"Monitoring: stale_after_hours is {value}; it must be more than 0."));
}
