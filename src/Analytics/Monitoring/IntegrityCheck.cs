namespace Puffy.Analytics.Monitoring;

/// <summary><see cref="Check.RevenueIntegrity"/>: to the cent, day by day.</summary>
internal static class IntegrityCheck
{
    /// <summary>The result where no journey was read.</summary>
    public static CheckResult NotAudited { get; } = CheckResult.Skip(
        Check.RevenueIntegrity, null, "the journeys were not audited", "Run puffy monitor, which reads every journey, to compare revenue.");

    /// <summary>Judges every day of the range, and each other day on which any place holds revenue that another does not.</summary>
    public static IEnumerable<CheckResult> Judge(IReadOnlyList<RevenueSource> sources, IReadOnlyList<DayInContext> range)
    {
        var known = sources.Where(source => source.ByDay is not null).ToList();
        var missing = string.Join("; ", sources.Where(source => source.ByDay is null).Select(source => $"{source.Name}: {source.Missing}"));
        if (known.Count < 2)
        {
            return range.Select(day => CheckResult.Skip(
                Check.RevenueIntegrity, day.Day, $"nothing to compare with: {missing}", "Judge the store, or write the missing tables again.").OfDaysUntil(day.Until));
        }

        var single = range.Where(day => day.Length == 1).Select(day => day.Day).ToList();
        var beside = known.SelectMany(source => source.ByDay!.Keys).Distinct().Except(single).Where(day => Differ(known, day));
        return single.Concat(beside).Select(day => Judge(known, day))
            .Concat(range.Where(day => day.Length > 1).Select(run => CheckResult.SkipMissing(Check.RevenueIntegrity, run)))
            .OrderBy(result => result.Day)
            .Select(result => result.Status == CheckStatus.Skipped ? result : result with { Reason = missing });
    }

    /// <summary>Judges places that hold revenue without days, by their sums.</summary>
    public static CheckResult Whole(IReadOnlyList<RevenueTotal> totals, RevenueSource reference)
    {
        var expected = reference.ByDay?.Values.Sum();
        if (expected is null)
        {
            return CheckResult.Skip(Check.RevenueIntegrity, null, $"nothing to compare with: {reference.Name}: {reference.Missing}", "Write the missing tables again.");
        }

        var off = totals.Where(total => total.Revenue != expected).ToList();
        return CheckResult.Of(
            Check.RevenueIntegrity,
            null,
            off.Count == 0 ? CheckStatus.Pass : CheckStatus.Critical,
            off.Count == 0
                ? FormattableString.Invariant($"{expected:N2} in all {totals.Count} places without days")
                : string.Join(", ", off.Select(total => FormattableString.Invariant($"{total.Name} {total.Revenue:N2}"))),
            FormattableString.Invariant($"{reference.Name} {expected:N2}"),
            "Do not report from these tables; write them again from the store with puffy export.");
    }

    private static CheckResult Judge(List<RevenueSource> sources, DateOnly day)
    {
        var reference = On(sources[0], day);
        var off = sources.Where(source => On(source, day) != reference).ToList();
        return CheckResult.Of(
            Check.RevenueIntegrity,
            day,
            off.Count == 0 ? CheckStatus.Pass : CheckStatus.Critical,
            off.Count == 0
                ? FormattableString.Invariant($"{reference:N2} in all {sources.Count} places")
                : string.Join(", ", off.Select(source => FormattableString.Invariant($"{source.Name} {On(source, day):N2}"))),
            FormattableString.Invariant($"{sources[0].Name} {reference:N2}"),
            "Do not report the day's revenue; run puffy reconcile on the store, which recomputes the rollups, and then write the tables again.");
    }

    private static bool Differ(List<RevenueSource> sources, DateOnly day) => sources.Select(source => On(source, day)).Distinct().Count() > 1;

    private static decimal On(RevenueSource source, DateOnly day) => source.ByDay!.GetValueOrDefault(day);
}
