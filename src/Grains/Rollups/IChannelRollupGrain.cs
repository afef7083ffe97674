using Orleans.Concurrency;
using Puffy.Analytics.Rollups;

namespace Puffy.Grains.Rollups;

/// <summary>Visits and credits by channel, over one shard's users.</summary>
[Alias("puffy.IChannelRollupGrain")]
[GrainInterfaceType("Puffy.Grains.Channels.IChannelRollupGrain")]
public interface IChannelRollupGrain : IRollupGrain<ChannelRollup>
{
    /// <summary>The figures of one UTC day.</summary>
    [Alias("ReadDay"), ReadOnly]
    Task<ChannelRollup> ReadDayAsync(DateOnly day, CancellationToken cancellationToken = default);
}
