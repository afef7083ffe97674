using Puffy.Analytics.Journeys;
using Puffy.Analytics.Rollups;

namespace Puffy.Tables.Export;

/// <summary>All that the aggregate tables of a scenario are made of. Not safe for concurrent use.</summary>
internal sealed class ScenarioTotals
{
    /// <summary>What attribution needs of journeys.</summary>
    public AttributionCollector Attribution { get; } = new();

    /// <summary>Sessions by funnel step.</summary>
    public FunnelRollup Funnel { get; } = new();

    /// <summary>Daily activity.</summary>
    public MonitoringRollup Monitoring { get; } = new();

    /// <summary>Adds a journey.</summary>
    public void Add(Journey journey)
    {
        Attribution.Add(journey);
        Funnel.Add(journey, sign: 1);
        Monitoring.Add(journey, sign: 1);
    }

    /// <summary>Adds what was gathered of other journeys.</summary>
    public void Merge(ScenarioTotals other)
    {
        Attribution.Merge(other.Attribution);
        Funnel.Merge(other.Funnel);
        Monitoring.Merge(other.Monitoring);
    }
}
