namespace Puffy.Analytics.Monitoring;

/// <summary><see cref="Check.DataFreshness"/>: the age of the newest event, and missing days.</summary>
internal static class FreshnessCheck
{
    /// <summary>Judges whether a day is there.</summary>
    public static CheckResult Judge(DayInContext day, MonitoringThresholds thresholds) => CheckResult.Of(
        Check.DataFreshness,
        day.Day,
        day.IsMissing ? CheckStatus.Critical : CheckStatus.Pass,
        FormattableString.Invariant($"{day.Rows:N0} rows") + (day.Length > 1 ? FormattableString.Invariant($" on {day.Length:N0} days") : string.Empty),
        day.Before.Count == 0 ? "rows" : FormattableString.Invariant(
            $"at least {thresholds.MissingBelow * Baseline.Median(day.Before.Select(other => (double)other.Rows)):N0} rows{(day.Length > 1 ? " a day" : string.Empty)}"),
        day.Length > 1
            ? FormattableString.Invariant($"Find the exports of {day.Day:yyyy-MM-dd} to {day.Until:yyyy-MM-dd} and load them: these {day.Length:N0} days are missing from every figure.")
            : FormattableString.Invariant($"Find the export of {day.Day:yyyy-MM-dd} and load it: the day is missing from every figure."));

    /// <summary>Judges the age of the newest event.</summary>
    /// <param name="lastEventAt">Its time; null without events.</param>
    /// <param name="lastOfShop">The last of the shop's judged days: a later event is a stray one. Null without days.</param>
    /// <param name="lastDay">The last day that is judged; null where there is none.</param>
    /// <param name="thresholds">The thresholds.</param>
    /// <param name="asOf">The time of the judgement; null where it is not known.</param>
    public static CheckResult Age(
        DateTime? lastEventAt, DateOnly? lastOfShop, DateOnly? lastDay, MonitoringThresholds thresholds, DateTime? asOf)
    {
        if (asOf is not { } now)
        {
            return AgeNotJudged(lastDay);
        }

        if (lastEventAt is not { } newest)
        {
            return NoEvent(thresholds, now);
        }

        // An event after the as-of time, or with a stray date, does not show how recent the others are.
        if (newest > now || DateOnly.FromDateTime(newest) > lastOfShop)
        {
            newest = lastDay is { } day && day < DateOnly.FromDateTime(now) ? EndOf(day) : now;
        }

        return Age(thresholds, now, newest, age => FormattableString.Invariant($"newest event {newest:yyyy-MM-dd HH:mm}, {age.TotalHours:0.#} h old"));
    }

    /// <summary>
    /// Judges the age of the newest event by its day, as if it came at the day's end. The event is at least as old, so data that this calls
    /// stale is stale; the warning may come up to 24 hours late.
    /// </summary>
    /// <param name="days">The days on which anything was read, in order.</param>
    /// <param name="lastOfShop">The last of the shop's judged days: a later one is stray. Null without days.</param>
    /// <param name="lastDay">The last day that is judged; null where there is none.</param>
    /// <param name="thresholds">The thresholds.</param>
    /// <param name="asOf">The time of the judgement; null where it is not known.</param>
    public static CheckResult AgeByDay(
        IReadOnlyList<DayFigures> days, DateOnly? lastOfShop, DateOnly? lastDay, MonitoringThresholds thresholds, DateTime? asOf)
    {
        if (asOf is not { } now)
        {
            return AgeNotJudged(lastDay);
        }

        var today = DateOnly.FromDateTime(now);
        if (days.LastOrDefault(day => day.Activity.Events > 0 && day.Day <= today && !(day.Day > lastOfShop)) is not { } newest)
        {
            return NoEvent(thresholds, now);
        }

        return Age(
            thresholds,
            now,
            newest.Day == today ? now : EndOf(newest.Day),
            age => FormattableString.Invariant($"newest event on {newest.Day:yyyy-MM-dd}, at least {age.TotalHours:0.#} h old"));
    }

    private static CheckResult AgeNotJudged(DateOnly? lastDay) => CheckResult.Skip(
        Check.DataFreshness, lastDay, "without an as-of time the age of the newest event is unknown", "Give --as-of TIME to judge it.");

    private static CheckResult NoEvent(MonitoringThresholds thresholds, DateTime now) => OfAge(thresholds, now, CheckStatus.Critical, "no events");

    private static CheckResult Age(MonitoringThresholds thresholds, DateTime now, DateTime newest, Func<TimeSpan, string> measured) =>
        OfAge(thresholds, now, now - newest > thresholds.StaleAfter ? CheckStatus.Critical : CheckStatus.Pass, measured(now - newest));

    private static CheckResult OfAge(MonitoringThresholds thresholds, DateTime now, CheckStatus status, string measured) => CheckResult.Of(
        Check.DataFreshness,
        DateOnly.FromDateTime(now),
        status,
        measured,
        FormattableString.Invariant($"an event within {thresholds.StaleAfter.TotalHours:0.#} h before {now:yyyy-MM-dd HH:mm}"),
        "Find out why no export arrived, and load the available ones; until then every figure lacks the newest days.");

    private static DateTime EndOf(DateOnly day) => day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}
