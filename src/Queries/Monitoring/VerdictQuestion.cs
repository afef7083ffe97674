using Puffy.Analytics.Monitoring;
using Puffy.Queries.Reading;

namespace Puffy.Queries.Monitoring;

/// <summary>
/// Is the data sound, as far as the rollups tell? Its cost grows with days and quarantined rows, not with users: a page may ask it
/// every minute.
/// It compares no revenue, watches no fields inside event_data, and knows the newest event by its day alone: see <see
/// cref="AuditQuestion"/>.
/// </summary>
/// <param name="Thresholds">The limits beyond which checks warn.</param>
/// <param name="AsOf">The time of the judgement, UTC; null to leave the age of the data out.</param>
internal sealed record VerdictQuestion(MonitoringThresholds Thresholds, DateTime? AsOf = null) : Question<MonitoringVerdict>
{
    /// <inheritdoc/>
    internal override Task<MonitoringVerdict> AnswerAsync(IStoreReader store, CancellationToken cancellationToken) =>
        store.JudgeRollupsAsync(Thresholds, AsOf, cancellationToken);
}
