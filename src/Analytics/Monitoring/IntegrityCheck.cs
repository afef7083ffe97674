using Puffy.Analytics.Currencies;
using Puffy.Analytics.Rollups;

namespace Puffy.Analytics.Monitoring;

/// <summary><see cref="Check.RevenueIntegrity"/>: to the minor unit, day by day, each currency by itself.</summary>
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
        var currencies = known.SelectMany(source => source.ByDay!.Keys).ToLookup(key => key.Day, key => key.Currency);
        var outside = currencies.Select(day => day.Key).Except(single).Where(day => currencies[day].Distinct().Any(currency => Differ(known, new(day, currency))));
        return single.Concat(outside).Select(day => Judge(known, day, [.. currencies[day].Distinct().Order(Currency.ByCode)]))
            .Concat(range.Where(day => day.Length > 1).Select(run => CheckResult.SkipMissing(Check.RevenueIntegrity, run)))
            .OrderBy(result => result.Day)
            .Select(result => result.Status == CheckStatus.Skipped ? result : result with { Reason = missing });
    }

    /// <summary>Judges places that hold revenue without days, by their sums in the main currency.</summary>
    public static CheckResult Whole(IReadOnlyList<RevenueTotal> totals, RevenueSource reference, Currency currency)
    {
        var expected = reference.ByDay?.Where(sum => sum.Key.Currency == currency).Sum(sum => sum.Value);
        if (expected is not { } sum)
        {
            return CheckResult.Skip(Check.RevenueIntegrity, null, $"nothing to compare with: {reference.Name}: {reference.Missing}", "Write the missing tables again.");
        }

        var off = totals.Where(total => total.Revenue != expected).ToList();
        return CheckResult.Of(
            Check.RevenueIntegrity,
            null,
            off.Count == 0 ? CheckStatus.Pass : CheckStatus.Critical,
            off.Count == 0
                ? $"{currency.Show(sum)} in all {totals.Count} places without days"
                : string.Join(", ", off.Select(total => $"{total.Name} {currency.Show(total.Revenue)}")),
            $"{reference.Name} {currency.Show(sum)}",
            "Do not report from these tables; write them again from the store with puffy export.");
    }

    private static CheckResult Judge(List<RevenueSource> sources, DateOnly day, IReadOnlyList<Currency> currencies)
    {
        var reference = On(sources[0], day, currencies);
        var off = sources.Where(source => currencies.Any(currency => On(source, new(day, currency)) != On(sources[0], new(day, currency)))).ToList();
        return CheckResult.Of(
            Check.RevenueIntegrity,
            day,
            off.Count == 0 ? CheckStatus.Pass : CheckStatus.Critical,
            off.Count == 0
                ? $"{reference} in all {sources.Count} places"
                : string.Join(", ", off.Select(source => $"{source.Name} {On(source, day, currencies)}")),
            $"{sources[0].Name} {reference}",
            "Do not report the day's revenue; run puffy reconcile on the store, which recomputes the rollups, and then write the tables again.");
    }

    private static bool Differ(List<RevenueSource> sources, DayCurrency day) => sources.Select(source => On(source, day)).Distinct().Count() > 1;

    private static Amounts On(RevenueSource source, DateOnly day, IReadOnlyList<Currency> currencies) =>
        currencies.Aggregate(Amounts.Nothing, (sums, currency) => sums.Plus(new(On(source, new(day, currency)), currency)));

    private static decimal On(RevenueSource source, DayCurrency day) => source.ByDay!.GetValueOrDefault(day);
}
