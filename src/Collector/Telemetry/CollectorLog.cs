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

    /// <summary>The store does not take what the spool holds yet.</summary>
    [LoggerMessage(103, LogLevel.Debug, "Spool of {Bytes} bytes waits for the store: {Reason}")]
    public static partial void SpoolWaits(this ILogger logger, long bytes, string reason);

    /// <summary>A segment of the spool is in the store.</summary>
    [LoggerMessage(104, LogLevel.Information, "Spool: segment {Segment} is drained and removed; {Bytes} bytes are left")]
    public static partial void SpoolDrained(this ILogger logger, int segment, long bytes);

    /// <summary>A key is over its rate, or the collector is full.</summary>
    [LoggerMessage(102, LogLevel.Debug, "Key {Key}: {Events} events were put off, as {Reason}")]
    public static partial void PostOverLimit(this ILogger logger, string key, int events, string reason);

    /// <summary>A canary did not pass; the one before it did.</summary>
    [LoggerMessage(105, LogLevel.Warning, "The canary did not pass: {Reason}")]
    public static partial void CanaryFailed(this ILogger logger, string reason);

    /// <summary>A canary passed; the one before it did not.</summary>
    [LoggerMessage(106, LogLevel.Information, "The canary passes again, durable within {Milliseconds} ms")]
    public static partial void CanaryPassesAgain(this ILogger logger, double milliseconds);
}
