using System.Globalization;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Funnel;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Options;
using Puffy.Analytics.Persons;
using Puffy.Analytics.Quality;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Statistics;
using Puffy.Tables.Definition;
using Puffy.Tables.Export;

namespace Puffy.Tables.Runs;

/// <summary>Makes run records of figures.</summary>
public static class RunRecords
{
    /// <summary>The record of a store's figures.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="sources">The files they come from.</param>
    /// <param name="rules">The rules under which they were computed.</param>
    /// <param name="asOf">The time up to which the run looked.</param>
    /// <param name="form">The form of the tables' cells.</param>
    public static RunRecord Of(StoreFigures figures, IReadOnlyList<SourceFile> sources, AnalysisRules rules, DateTime? asOf, CellForm form = default)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(rules);
        var total = figures.Monitoring.Days.Cells.Values.Aggregate(default(DayActivity), (x, y) => x + y);
        var sales = figures.Monitoring.SalesIn(figures.Currency).Values.Aggregate(default(Sales), (x, y) => x + y);
        var files = figures.FilesOf(sources).Select(file => FileOf(file, figures)).ToList();
        var steps = figures.Funnel.Steps.Cells.Values.Aggregate(default(FunnelCounts), (x, y) => x + y);
        return new RunRecord
        {
            RowsRead = files.Sum(file => file.Rows),
            Events = total.Events,
            Quarantined = Sorted(figures.RefusedByReason),
            Findings = Sorted(Findings(figures, sources)),
            Users = figures.Monitoring.Totals.Users,
            Sessions = total.Sessions,
            Orders = total.Orders,
            DistinctTransactions = figures.UsersOfTransaction.Count,
            Currency = figures.Currency.IsNone ? null : figures.Currency.Code,
            Revenue = figures.Currency.Write(sales.Revenue),
            RevenueByCurrency = RevenueByCurrency(figures.Monitoring),
            AverageOrderValue = sales.AverageOrder is { } average ? figures.Currency.Write(average) : null,
            ConversionRate = Rate(total.ConvertedSessions, total.Sessions),
            RevenuePerSession = Rate(sales.Revenue, total.Sessions),
            BounceRate = Rate(total.Bounces, total.Sessions),
            Funnel = FunnelStepNames.All.ToDictionary(step => step.Name(), step => steps[step]),
            Attribution = Attribution(figures.Channels, figures.Models, figures.Currency),
            MissingModels = figures.Attribution.Models.Missing.ToDictionary(model => model.Key.Name(), model => model.Value),
            Days = Days(figures),
            FirstEventAt = Time(figures.FirstEventAt),
            LastEventAt = Time(figures.LastEventAt),
            Files = files,
            Options = new OptionsRecord(
                rules.Options.SessionTimeout.TotalMinutes,
                rules.Options.Lookback.TotalDays,
                rules.Options.ExcludeBots,
                rules.Options.OwnDomains,
                rules.Channels.Fingerprint,
                rules.Devices.Rules.Fingerprint,
                Time(asOf),
                rules.Options.Currency.IsNone ? null : rules.Options.Currency.Code,
                rules.Options.ShapleyPrior,
                rules.Options.Identity.Name(),
                form.SpreadsheetSafe,
                form.Redacted),
        };
    }

    private static FileRecord FileOf(IntakeFile file, StoreFigures figures)
    {
        var accepted = file.Ids.Sum(id => figures.Monitoring.AcceptedRows[id].Value);
        return new FileRecord(file.Name, file.Rows, accepted, file.Ids.Sum(id => figures.RefusedBySource.GetValueOrDefault(id)));
    }

    private static Dictionary<string, long> Findings(StoreFigures figures, IReadOnlyList<SourceFile> sources)
    {
        var totals = figures.Monitoring.Totals;
        var found = sources.SelectMany(source => source.Findings).CountBy(finding => finding.Kind).ToDictionary(pair => pair.Key, pair => (long)pair.Value);
        Add(FindingKinds.MalformedEventData, totals.DroppedData);
        Add(FindingKinds.EventIdReused, figures.ReusedEventIds);
        Add(FindingKinds.ZeroRevenue, totals.ZeroRevenueOrders);
        Add(FindingKinds.RepeatedTransaction, totals.RepeatedTransactions);
        Add(FindingKinds.PlaceholderTransactionId, totals.PlaceholderTransactions);
        Add(FindingKinds.UnknownCurrency, totals.UnknownCurrencies);
        Add(FindingKinds.MixedCurrencies, figures.Monitoring.OrdersByCurrency.Where(orders => orders.Key != figures.Currency).Sum(orders => orders.Value));
        Add(FindingKinds.RevenueMismatch, totals.RevenueMismatches);
        Add(FindingKinds.StrayDates, figures.StrayDates.Events);
        Add(FindingKinds.SharedIdentityKey, IdentityGraph.SharedKeys(figures.Identity.Edges).Count);
        Add(FindingKinds.TransactionIdCollision, figures.UsersOfTransaction.Values.Count(users => users > 1));
        return found;

        void Add(string kind, long count)
        {
            if (count > 0)
            {
                found[kind] = count;
            }
        }
    }

    private static Dictionary<string, IReadOnlyDictionary<string, ChannelRecord>> Attribution(ChannelRollup channels, IEnumerable<AttributionModel> models, Currency currency)
    {
        var earnings = ChannelEarnings.From(channels, currency).ToLookup(row => row.Model);
        return models.ToDictionary(
            model => model.Name(),
            model => (IReadOnlyDictionary<string, ChannelRecord>)earnings[model].ToDictionary(
                row => row.Channel.Name(),
                row => new ChannelRecord(WithoutTrailingZeros(row.Credit.Orders), currency.Write(row.Credit.Revenue))));
    }

    private static List<DayRecord> Days(StoreFigures figures)
    {
        var days = figures.Monitoring.Days.Cells;
        return [.. days.Keys.Union(figures.RefusedByDay.Keys).Order().Select(day =>
        {
            var (activity, refused) = (days.GetValueOrDefault(day), figures.RefusedByDay.GetValueOrDefault(day));
            var rows = activity.Events + refused.Rows;
            return new DayRecord(
                day,
                activity.Events,
                activity.Users,
                activity.Sessions,
                activity.Orders,
                figures.Currency.Write(figures.Monitoring.Sales[new DayCurrency(day, figures.Currency)].Revenue),
                Rate(activity.EmptyReferrers + refused.EmptyReferrers, rows),
                Rate(refused.MissingUserIds, rows),
                refused);
        })];
    }

    private static decimal? Rate(decimal part, decimal whole) => Ratio.Of(part, whole) is { } rate ? Math.Round(rate, 8) : null;

    /// <summary>Dividing a decimal by 1 with all its places normalises it to the fewest places.</summary>
    private static decimal WithoutTrailingZeros(decimal number) => number / 1.0000000000000000000000000000m;

    private static string? Time(DateTime? time) => time?.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static SortedDictionary<string, string> RevenueByCurrency(MonitoringRollup monitoring) => new(
        monitoring.Sales.Cells
            .GroupBy(cell => cell.Key.Currency, cell => cell.Value.Revenue)
            .ToDictionary(sums => sums.Key.Code, sums => sums.Key.Write(sums.Sum())),
        StringComparer.Ordinal);

    private static SortedDictionary<string, long> Sorted(IReadOnlyDictionary<string, long> counts) => new(counts.ToDictionary(), StringComparer.Ordinal);
}
