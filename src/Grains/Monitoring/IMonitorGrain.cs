using Orleans.Concurrency;
using Puffy.Analytics;
using Puffy.Analytics.Monitoring;
using Puffy.Grains.Access;

namespace Puffy.Grains.Monitoring;

/// <summary>Judges what the store holds. The key is 0.</summary>
[Alias("puffy.IMonitorGrain")]
[GrainInterfaceType("Puffy.Grains.Monitoring.IMonitorGrain")]
public interface IMonitorGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Judges every day, each against the days before it: a daily load learns of its day in one call, and a backfill of each of
    /// its days as if each had been loaded right after its end. It audits every journey.
    /// </summary>
    /// <param name="thresholds">The thresholds.</param>
    /// <param name="asOf">The time of the judgement, UTC; null where it is not known, so that the age of the data is not judged.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidInputException">A threshold is out of its range.</exception>
    [Alias("Judge"), AlwaysInterleave, ClientNeeds(Rights.Read)]
    Task<MonitoringVerdict> JudgeAsync(MonitoringThresholds thresholds, DateTime? asOf, CancellationToken cancellationToken = default);

    /// <summary>
    /// Judges every day from the rollups alone, at a cost that grows with days and not with users. Revenue is not compared, fields inside
    /// event_data are not watched, and the age of the newest event is taken from its day.
    /// </summary>
    /// <inheritdoc cref="JudgeAsync"/>
    [Alias("JudgeRollups"), AlwaysInterleave, ClientNeeds(Rights.Read)]
    Task<MonitoringVerdict> JudgeRollupsAsync(MonitoringThresholds thresholds, DateTime? asOf, CancellationToken cancellationToken = default);
}
