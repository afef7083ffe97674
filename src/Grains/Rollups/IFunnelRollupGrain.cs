using Puffy.Analytics.Rollups;

namespace Puffy.Grains.Rollups;

/// <summary>Sessions by funnel step, over one shard's users.</summary>
[Alias("puffy.IFunnelRollupGrain")]
[GrainInterfaceType("Puffy.Grains.Funnel.IFunnelRollupGrain")]
public interface IFunnelRollupGrain : IRollupGrain<FunnelRollup>;
