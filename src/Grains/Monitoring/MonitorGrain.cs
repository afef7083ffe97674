using Puffy.Analytics.Currencies;
using Puffy.Analytics.Fields;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Rollups;
using Puffy.Grains.Loading;
using Puffy.Grains.Options;
using Puffy.Grains.Persons;
using Puffy.Grains.Quarantine;
using Puffy.Grains.Rollups;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Monitoring;

/// <inheritdoc cref="IMonitorGrain"/>
/// <remarks>
/// Keeps nothing of its own. Baselines are the days that the monitoring rollups hold, which are saved with them and move with late
/// events and erasures; so is every verdict, which therefore is computed again each time.
/// </remarks>
[GrainType("puffy.monitor")]
internal sealed class MonitorGrain(IJourneyStore journeys, StoreSettings settings, RulesInForce rulesInForce) : Grain, IMonitorGrain
{
    /// <summary>How often revenue is read again if events were written meanwhile.</summary>
    private const int Attempts = 3;

    /// <inheritdoc/>
    public async Task<MonitoringVerdict> JudgeAsync(MonitoringThresholds thresholds, DateTime? asOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        thresholds.Validate();
        var refused = ReadRefusedAsync(cancellationToken);
        var rules = await rulesInForce.GetAsync();
        var (monitoring, channels, audit, fields, isOfOneMoment) = await ReadAsync(rules.Options.Currency, cancellationToken);
        var input = (await InputOfAsync(monitoring, await refused)).With(audit, fields, monitoring, channels);
        return MonitoringJudge.Judge(isOfOneMoment ? input : WithoutRevenue(input), thresholds, asOf);
    }

    /// <inheritdoc/>
    public async Task<MonitoringVerdict> JudgeRollupsAsync(MonitoringThresholds thresholds, DateTime? asOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        thresholds.Validate();
        var refused = ReadRefusedAsync(cancellationToken);
        var monitoring = await new Figures(GrainFactory, settings.Shards).MonitoringAsync(cancellationToken);
        return MonitoringJudge.Judge(await InputOfAsync(monitoring, await refused), thresholds, asOf);
    }

    private async Task<(RefusedRows Rows, IReadOnlyDictionary<int, int> Erased)> ReadRefusedAsync(CancellationToken cancellationToken)
    {
        var quarantine = GrainFactory.GetGrain<IQuarantineReaderGrain>(0);
        var counting = quarantine.CountAsync(cancellationToken);
        var erased = await quarantine.ReadErasedRowsAsync(cancellationToken);
        return (await counting, erased);
    }

    private async Task<MonitoringInput> InputOfAsync(MonitoringRollup monitoring, (RefusedRows Rows, IReadOnlyDictionary<int, int> Erased) refused)
    {
        var rules = await rulesInForce.GetAsync();
        var sources = await GrainFactory.GetGrain<ILoadLedgerGrain>(0).ReadAsync();
        var files = sources.Files.Select(file => new MonitoredFile(
            file.Name,
            file.Complete,
            file.Rows - refused.Erased.GetValueOrDefault(file.Id),
            Accepted(file.Id),
            Refused(file.Id),
            file.Findings));
        var live = sources.LiveByKey().Select(live =>
        {
            var (accepted, quarantined) = (live.Sum(source => Accepted(source.Id)), live.Sum(source => Refused(source.Id)));
            return new MonitoredFile(
                LiveSourceName.OfKey(live[0].Sender.Key), Complete: true, accepted + quarantined, accepted, quarantined, LiveSource.FindingsOf(live));
        });
        return MonitoringInput.OfRollup(monitoring, refused.Rows, [.. files, .. live], rules.Options);

        long Accepted(int source) => monitoring.AcceptedRows[source].Value;
        long Refused(int source) => refused.Rows.BySource.GetValueOrDefault(source);
    }

    /// <summary>Journeys and rollups. They are of one moment where no shard was written between the first that was read and the last.</summary>
    private async Task<(MonitoringRollup Monitoring, ChannelRollup Channels, RevenueAudit Audit, FieldProfile Fields, bool IsOfOneMoment)> ReadAsync(Currency own, CancellationToken cancellationToken)
    {
        var figures = new Figures(GrainFactory, settings.Shards);
        for (var attempt = 1; ; attempt++)
        {
            var main = await figures.MainCurrencyAsync(own, cancellationToken);
            var audits = await OfShardsAsync(shard => GrainFactory.GetGrain<IRevenueAuditGrain>(shard).AuditAsync(main, cancellationToken));
            var monitoring = await figures.MonitoringAsync(cancellationToken);
            var channels = (await new AttributionReader(GrainFactory, settings.Shards, await rulesInForce.GetAsync()).ReadAsync(day: null, cancellationToken)).Channels;
            var totals = await OfShardsAsync(shard => journeys.ReadTotalsAsync(shard, cancellationToken).AsTask());
            var isOfOneMoment = MainCurrency.Of(own, monitoring.OrdersByCurrency) == main
                && audits.Select(audit => audit.Sequence).SequenceEqual(totals.Select(total => total.Sequence));
            if (isOfOneMoment || attempt == Attempts)
            {
                var (revenue, fields) = (new RevenueAudit(), new FieldProfile());
                foreach (var audit in audits)
                {
                    revenue.Merge(audit.Revenue);
                    fields.Merge(audit.Fields);
                }

                return (monitoring, channels, revenue, fields, isOfOneMoment);
            }
        }
    }

    private Task<T[]> OfShardsAsync<T>(Func<int, Task<T>> ask) => Task.WhenAll(Enumerable.Range(0, settings.Shards).Select(ask));

    private static MonitoringInput WithoutRevenue(MonitoringInput input) => input with
    {
        Revenue = [.. input.Revenue.Select(source => source with { ByDay = null, Missing = "events were being loaded meanwhile" })],
    };
}
