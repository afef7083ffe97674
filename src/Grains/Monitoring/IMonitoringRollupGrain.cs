using Puffy.Analytics.Monitoring;
using Puffy.Grains.Rollups;

namespace Puffy.Grains.Monitoring;

/// <summary>Daily activity, over one shard's users.</summary>
[Alias("puffy.IMonitoringRollupGrain")]
[GrainInterfaceType("Puffy.Grains.Monitoring.IMonitoringRollupGrain")]
public interface IMonitoringRollupGrain : IRollupGrain<MonitoringRollup>;
