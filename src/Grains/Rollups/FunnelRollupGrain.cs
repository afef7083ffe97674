using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Puffy.Analytics.Rollups;
using Puffy.Grains.Options;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Rollups;

/// <inheritdoc cref="IFunnelRollupGrain"/>
// To leave memory for lack of it would cost a scan of the shard at the next write.
[GrainType("puffy.funnel"), KeepAlive]
internal sealed class FunnelRollupGrain(
    [PersistentState("funnel", StorageNames.States)] IPersistentState<RollupSnapshot<FunnelRollup>> saved,
    IJourneyStore journeys,
    RulesInForce rules,
    IOptions<RollupOptions> options,
    ILogger<FunnelRollupGrain> logger)
    : RollupGrain<FunnelRollup>(saved, journeys, rules, options, logger), IFunnelRollupGrain;
