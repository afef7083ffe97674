namespace Puffy.Analytics.Monitoring;

/// <summary><see cref="Check.DataFreshness"/>: the age of the newest event, and missing days.</summary>
internal static class FreshnessCheck
{
    /// <summary>Judges whether a day is there.</summary>
    public static CheckResult Judge(DayInContext day, MonitoringThresholds thresholds) => CheckResult.Of(
        Check.DataFreshness,
        day.Day,
        day.IsMissing ? CheckStatus.Critical : CheckStatus.Pass,
        FormattableString.Invariant($"{day.Figures.Rows:N0} rows"),
        day.Before.Count == 0 ? "rows" : FormattableString.Invariant(
            $"at least {thresholds.MissingBelow * Baseline.Median(day.Before.Select(other => (double)other.Rows)):N0} rows"),
        FormattableString.Invariant($"Find the export of {day.Day:yyyy-MM-dd} and load it: the day is missing from every figure."));

    /// <summary>Judges the age of the newest event.</summary>
    public static CheckResult Age(DateTime? lastEventAt, DateOnly? lastDay, MonitoringThresholds thresholds, DateTime? asOf)
    {
        if (asOf is not { } now)
        {
            return CheckResult.Skip(
                Check.DataFreshness, lastDay, "no as-of time was given to take the age of the newest event from", "Give --as-of TIME to judge it.");
        }

        var today = DateOnly.FromDateTime(now);
        var expectation = FormattableString.Invariant($"an event within {thresholds.StaleAfter.TotalHours:0.#} h before {now:yyyy-MM-dd HH:mm}");
        const string advice = "Find out why no export came, and load what is there; until then the newest days are missing from every figure.";
        if (lastEventAt is not { } newest)
        {
            return CheckResult.Of(Check.DataFreshness, today, CheckStatus.Critical, "no event at all", expectation, advice);
        }

        // An event from after the as-of time tells nothing of how recent the others are.
        if (newest > now)
        {
            newest = lastDay is { } day && day < today ? day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) : now;
        }

        var age = now - newest;
        return CheckResult.Of(
            Check.DataFreshness,
            today,
            age > thresholds.StaleAfter ? CheckStatus.Critical : CheckStatus.Pass,
            FormattableString.Invariant($"newest event {newest:yyyy-MM-dd HH:mm}, {age.TotalHours:0.#} h old"),
            expectation,
            advice);
    }
}
