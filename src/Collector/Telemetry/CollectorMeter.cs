using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Puffy.Analytics.Intake;

namespace Puffy.Collector.Telemetry;

/// <summary>The metrics of the collector, by the name of the key (tag key).</summary>
public static class CollectorMeter
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Puffy.Collector";

    private static readonly Meter Meter = new(Name);
    private static readonly ConcurrentDictionary<string, (DateTime At, TimeSpan Lag)> Newest = new(StringComparer.Ordinal);

    /// <summary>Seconds by which times until an event is durable are told apart.</summary>
    internal static readonly InstrumentAdvice<double> DurationBuckets = new() { HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.008, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 10] };

    private static readonly Counter<long> Received = Meter.CreateCounter<long>("puffy.collector.received", "{event}", "Entries of requests that were read.");
    private static readonly Counter<long> Stored = Meter.CreateCounter<long>("puffy.collector.stored", "{event}", "Events that became part of journeys.");
    private static readonly Counter<long> Redelivered = Meter.CreateCounter<long>("puffy.collector.redelivered", "{event}", "Events that were there already under their id.");
    private static readonly Counter<long> Quarantined = Meter.CreateCounter<long>("puffy.collector.quarantined", "{event}", "Events in quarantine, by reason (tag reason).");
    private static readonly Counter<long> Corrected = Meter.CreateCounter<long>("puffy.collector.clock_corrected", "{event}", "Events whose time was corrected.");
    private static readonly Counter<long> Objected = Meter.CreateCounter<long>("puffy.collector.objected", "{event}", "Events that a visitor's objection changed or kept out.");
    private static readonly Counter<long> Refused = Meter.CreateCounter<long>("puffy.collector.refused", "{request}", "Requests that were not taken, by HTTP status (tag status).");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "puffy.collector.duration", "s", "Time from a request's arrival until its events are durable.", tags: null, DurationBuckets);

    static CollectorMeter()
    {
        Meter.CreateObservableGauge(
            "puffy.collector.last_event", () => Newest.Select(key => new Measurement<double>(
                new DateTimeOffset(key.Value.At).ToUnixTimeMilliseconds() / 1000.0, Tag("key", key.Key))), "s", "When the last event was stored, in seconds since 1970.");
        Meter.CreateObservableGauge(
            "puffy.collector.lag", () => Newest.Select(key => new Measurement<double>(key.Value.Lag.TotalSeconds, Tag("key", key.Key))), "s", "How old the newest event of the last request was when it was stored.");
    }

    /// <summary>A request was refused or put off.</summary>
    internal static void Answered(string key, int status) => Refused.Add(1, Tag("key", key), Tag("status", status));

    /// <summary>A request's events are durable.</summary>
    /// <param name="name">The name of its key.</param>
    /// <param name="stored">What became of them.</param>
    internal static void Delivered(string name, StoredPost stored)
    {
        var key = Tag("key", name);
        Received.Add(stored.Received, key);
        Stored.Add(stored.Stored, key);
        Redelivered.Add(stored.Redelivered, key);
        Corrected.Add(stored.ClockCorrected, key);
        Objected.Add(stored.Objected, key);
        Duration.Record(stored.Took.TotalSeconds, key);
        foreach (var (reason, count) in stored.Refused.CountBy(reason => reason))
        {
            Quarantined.Add(count, key, Tag("reason", reason.Name()));
        }

        if (stored.Newest is { } newest)
        {
            Newest[name] = (stored.At, stored.At - newest);
        }
    }

    private static KeyValuePair<string, object?> Tag(string name, object? value) => new(name, value);
}
