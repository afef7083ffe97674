using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Puffy.Analytics.Rollups;
using Puffy.Grains.Options;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Rollups;

/// <inheritdoc cref="IMonitoringRollupGrain"/>
// To leave memory for lack of it would cost a scan of the shard at the next write.
[GrainType("puffy.monitoring"), KeepAlive]
internal sealed class MonitoringRollupGrain(
    [PersistentState("monitoring", StorageNames.States)] IPersistentState<RollupSnapshot<MonitoringRollup>> saved,
    IJourneyStore journeys,
    RulesInForce rules,
    IOptions<RollupOptions> options,
    ILogger<MonitoringRollupGrain> logger)
    : RollupGrain<MonitoringRollup>(saved, journeys, rules, options, logger), IMonitoringRollupGrain;
