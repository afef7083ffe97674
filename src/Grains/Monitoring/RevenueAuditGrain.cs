using Puffy.Analytics.Currencies;
using Puffy.Analytics.Fields;
using Puffy.Analytics.Monitoring;
using Puffy.Grains.Options;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Monitoring;

/// <inheritdoc cref="IRevenueAuditGrain"/>
/// <remarks>Keeps nothing: each audit reads the store.</remarks>
[GrainType("puffy.audit")]
internal sealed class RevenueAuditGrain(IJourneyStore journeys, RulesInForce rulesInForce) : Grain, IRevenueAuditGrain
{
    /// <inheritdoc/>
    public async Task<ShardAudit> AuditAsync(Currency main, CancellationToken cancellationToken)
    {
        var rules = await rulesInForce.GetAsync();
        var scan = await journeys.ScanAsync((int)this.GetPrimaryKeyLong(), cancellationToken);
        var (revenue, fields) = (new RevenueAudit(), new FieldCollector(main));
        await foreach (var batch in scan.Batches.WithCancellation(cancellationToken))
        {
            foreach (var stored in batch)
            {
                var events = StoredEvents.ReadAll(stored);
                fields.Add(events, revenue.Add(stored.UserId, events, rules));
            }
        }

        return new ShardAudit(revenue, scan.Totals.Sequence, fields.ToProfile());
    }
}
