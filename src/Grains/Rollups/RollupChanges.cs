using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Analytics.Rollups;

namespace Puffy.Grains.Rollups;

/// <summary>What one write to a shard's journeys changes in every rollup, gathered while the journeys change.</summary>
/// <param name="rules">The rules under which the journeys were computed.</param>
internal sealed class RollupChanges(AnalysisRules rules)
{
    /// <summary>The changes of visits and credits by channel.</summary>
    public ChannelRollup Channels { get; } = new();

    /// <summary>The changes of sessions by funnel step.</summary>
    public FunnelRollup Funnel { get; } = new();

    /// <summary>The changes of daily activity.</summary>
    public MonitoringRollup Monitoring { get; } = new();

    /// <summary>What tells the rules from others.</summary>
    public string RulesFingerprint => rules.Fingerprint;

    /// <summary>Puts a journey as it is now in the place of what it was.</summary>
    /// <param name="before">The journey as it was; null where there was none.</param>
    /// <param name="after">The journey as it is now; null where it was erased.</param>
    public void Replace(Journey? before, Journey? after)
    {
        if (before is not null)
        {
            Count(before, sign: -1);
        }

        if (after is not null)
        {
            Count(after, sign: 1);
        }
    }

    private void Count(Journey journey, int sign)
    {
        Channels.Add(journey, sign);
        Funnel.Add(journey, sign);
        Monitoring.Add(journey, sign);
    }
}
