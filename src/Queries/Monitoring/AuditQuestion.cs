using Puffy.Analytics.Monitoring;
using Puffy.Queries.Reading;

namespace Puffy.Queries.Monitoring;

/// <summary>
/// Is the data sound, and does every place that holds revenue hold the same? The verdict with an audit of the journeys.
/// It reads every event of the store: ask it after a load or once a day, not every minute.
/// </summary>
/// <param name="Thresholds">The limits beyond which checks warn.</param>
/// <param name="AsOf">The time of the judgement, UTC; null to leave the age of the data out.</param>
public sealed record AuditQuestion(MonitoringThresholds Thresholds, DateTime? AsOf = null) : Question<MonitoringVerdict>
{
    /// <inheritdoc/>
    internal override Task<MonitoringVerdict> AnswerAsync(IStoreReader store, CancellationToken cancellationToken) =>
        store.AuditAsync(Thresholds, AsOf, cancellationToken);
}
