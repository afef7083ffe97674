using Puffy.Analytics.Funnel;
using Puffy.Grains.Rollups;

namespace Puffy.Grains.Funnel;

/// <summary>Sessions by funnel step, over one shard's users.</summary>
[Alias("puffy.IFunnelRollupGrain")]
[GrainInterfaceType("Puffy.Grains.Funnel.IFunnelRollupGrain")]
public interface IFunnelRollupGrain : IRollupGrain<FunnelRollup>;
