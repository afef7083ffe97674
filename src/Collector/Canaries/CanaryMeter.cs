using System.Diagnostics.Metrics;
using Puffy.Collector.Telemetry;

namespace Puffy.Collector.Canaries;

/// <summary>The metrics of the canary, beside those of the collector, in none of which it counts.</summary>
internal static class CanaryMeter
{
    private static readonly Meter Meter = new(CollectorMeter.Name);

    private static readonly Counter<long> Canaries = Meter.CreateCounter<long>("puffy.canary.sent", "{event}", "Canary events, by outcome (tag outcome: passed, failed).");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "puffy.canary.duration", "s", "Time from a canary's request until it is durable.", tags: null, CollectorMeter.DurationBuckets);

    private static double _lastPassed = double.NaN;

    static CanaryMeter() => Meter.CreateObservableGauge(
        "puffy.canary.last_passed",
        () => double.IsNaN(Volatile.Read(ref _lastPassed)) ? Array.Empty<Measurement<double>>() : [new(Volatile.Read(ref _lastPassed))],
        "s",
        "When the last canary passed, in seconds since 1970.");

    /// <summary>It is known what became of a canary.</summary>
    public static void Sent(CanaryResult result)
    {
        Canaries.Add(1, new KeyValuePair<string, object?>("outcome", result.Failure is null ? "passed" : "failed"));
        if (result.Failure is null)
        {
            Duration.Record(result.Took.TotalSeconds);
            Volatile.Write(ref _lastPassed, new DateTimeOffset(result.At).ToUnixTimeMilliseconds() / 1000.0);
        }
    }
}
