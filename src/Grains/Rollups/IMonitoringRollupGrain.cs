using Puffy.Analytics.Rollups;

namespace Puffy.Grains.Rollups;

/// <summary>Daily activity, over one shard's users.</summary>
[Alias("puffy.IMonitoringRollupGrain")]
[GrainInterfaceType("Puffy.Grains.Monitoring.IMonitoringRollupGrain")]
public interface IMonitoringRollupGrain : IRollupGrain<MonitoringRollup>;
