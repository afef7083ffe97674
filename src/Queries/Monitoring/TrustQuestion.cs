using Puffy.Analytics.Intake;
using Puffy.Analytics.Monitoring;
using Puffy.Grains.Rollups;
using Puffy.Queries.Reading;

namespace Puffy.Queries.Monitoring;

/// <summary>How far can the figures be trusted? What was accepted and refused, and the verdict that rollups alone allow.</summary>
/// <param name="Thresholds">The limits beyond which checks warn.</param>
public sealed record TrustQuestion(MonitoringThresholds Thresholds) : Question<TrustAnswer>
{
    /// <inheritdoc/>
    internal override async Task<TrustAnswer> AnswerAsync(IStoreReader store, CancellationToken cancellationToken)
    {
        var verdict = await store.JudgeRollupsAsync(Thresholds, asOf: null, cancellationToken);
        var days = await store.ReadDaysAsync(cancellationToken);
        var refused = await store.ReadRefusedAsync(cancellationToken);
        // Without a question each shard says only which sessions it has.
        var newest = (await store.AskFactsAsync([], null, cancellationToken)).Max(shard => shard.Span?.LastEvent);
        return new TrustAnswer(
            verdict.Status.Name(),
            MonitoringRecord.Of(new JudgedData(verdict, "store", Since: null)).Checks,
            days.AcceptedRows.Cells.Sum(cell => cell.Value.Value),
            refused.ByReason.OrderByDescending(reason => reason.Value).ToDictionary(reason => reason.Key.Name(), reason => reason.Value, StringComparer.Ordinal),
            newest is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time).UtcDateTime : null,
            await store.ReadReconciledAsync(cancellationToken));
    }
}

/// <summary>How far the figures can be trusted.</summary>
/// <param name="Status">The worst status among the checks.</param>
/// <param name="Checks">The checks: on the data as a whole first, then by day.</param>
/// <param name="Accepted">Accepted rows.</param>
/// <param name="Quarantined">Refused rows by reason, the most frequent first.</param>
/// <param name="NewestEventAt">Time of the newest event of a session, UTC; null without sessions.</param>
/// <param name="Reconciled">When the rollups were last compared with the journeys, and what that found; null where they never were.</param>
public sealed record TrustAnswer(
    string Status,
    IReadOnlyList<CheckRecord> Checks,
    long Accepted,
    IReadOnlyDictionary<string, long> Quarantined,
    DateTime? NewestEventAt,
    LastReconcile? Reconciled);
