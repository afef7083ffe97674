using Microsoft.Extensions.Logging;

namespace Puffy.Grains.Telemetry;

/// <summary>
/// Every log message of Puffy. What happens to one event is Trace, to a write or a rollup Debug; Information is what
/// starts, ends or is erased; Warning is what was wrong and has been put right; Error is what a person has to see to, and
/// fails a call with the same words. No message names a user or holds text of a row: logs outlive an erasure.
/// </summary>
public static partial class PuffyLog
{
    /// <summary>The silo serves clients.</summary>
    [LoggerMessage(1, LogLevel.Information, "Silo of cluster {Cluster} is ready for clients at {Address}:{GatewayPort}")]
    public static partial void SiloReady(this ILogger logger, string cluster, string address, int gatewayPort);

    /// <summary>The silo received the signal to stop.</summary>
    [LoggerMessage(2, LogLevel.Information, "Silo is stopping: it finishes its work and saves, within {StopTimeout}")]
    public static partial void SiloStopping(this ILogger logger, TimeSpan stopTimeout);

    /// <summary>The silo has stopped.</summary>
    [LoggerMessage(3, LogLevel.Information, "Silo has stopped")]
    public static partial void SiloStopped(this ILogger logger);

    /// <summary>A rollup was recomputed.</summary>
    [LoggerMessage(10, LogLevel.Debug, "Shard {Shard}: its rollups are rebuilt through write {Sequence} from {Users} journeys")]
    internal static partial void RollupRebuilt(this ILogger logger, int shard, long sequence, long users);

    /// <summary>A change was lost on its way to a rollup.</summary>
    [LoggerMessage(11, LogLevel.Warning, "Shard {Shard}: its rollups missed write {Sequence}; they are rebuilt from {Users} journeys")]
    internal static partial void RollupMissedWrite(this ILogger logger, int shard, long sequence, long users);

    /// <summary>A shard has written.</summary>
    [LoggerMessage(20, LogLevel.Debug, "Shard {Shard}: write {Sequence} of {Journeys} journeys is durable, {Refused} were refused")]
    internal static partial void ShardWrote(this ILogger logger, int shard, long sequence, int journeys, int refused);

    /// <summary>A user was erased.</summary>
    [LoggerMessage(21, LogLevel.Information, "Shard {Shard}: a user of {Events} events was erased, as write {Sequence}")]
    internal static partial void UserErased(this ILogger logger, int shard, int events, long sequence);
}
