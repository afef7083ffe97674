using Microsoft.Extensions.Logging;

namespace Puffy.Collector.Telemetry;

/// <summary>
/// The log messages of the collector, by the policy of Puffy's other ones: what happens to one request is Trace, to a batch Debug;
/// Warning is what was refused and may pass. No message holds a key, an address or text of an event.
/// </summary>
internal static partial class CollectorLog
{
    /// <summary>A request's events are durable.</summary>
    [LoggerMessage(100, LogLevel.Trace, "Key {Key}: {Stored} events are stored, {Refused} in quarantine, {Identities} identity keys kept")]
    public static partial void PostDelivered(this ILogger logger, string key, int stored, int refused, int identities);

    /// <summary>A request could not be stored.</summary>
    [LoggerMessage(101, LogLevel.Warning, "Key {Key}: {Events} events could not be stored ({Reason}); their sender was asked to send them again")]
    public static partial void PostPutOff(this ILogger logger, string key, int events, string reason);

    /// <summary>A key is over its rate, or the collector is full.</summary>
    [LoggerMessage(102, LogLevel.Debug, "Key {Key}: {Events} events were put off, as {Reason}")]
    public static partial void PostOverLimit(this ILogger logger, string key, int events, string reason);
}
