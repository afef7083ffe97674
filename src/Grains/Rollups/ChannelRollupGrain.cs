using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Puffy.Analytics.Rollups;
using Puffy.Grains.Options;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Rollups;

/// <inheritdoc cref="IChannelRollupGrain"/>
// To leave memory for lack of it would cost a scan of the shard at the next write.
[GrainType("puffy.channels"), KeepAlive]
internal sealed class ChannelRollupGrain(
    [PersistentState("channels", StorageNames.States)] IPersistentState<RollupSnapshot<ChannelRollup>> saved,
    IJourneyStore journeys,
    RulesInForce rules,
    IOptions<RollupOptions> options,
    ILogger<ChannelRollupGrain> logger)
    : RollupGrain<ChannelRollup>(saved, journeys, rules, options, logger), IChannelRollupGrain
{
    /// <inheritdoc/>
    public Task<ChannelRollup> ReadDayAsync(DateOnly day, CancellationToken cancellationToken) => Task.FromResult(Figures.Of(day));
}
