using System.Diagnostics.Metrics;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Intake;

namespace Puffy.Grains.Telemetry;

/// <summary>Every metric of Puffy, with its name, unit and meaning. Recording costs next to nothing where nobody listens.</summary>
public static class PuffyMeter
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Puffy";

    private static readonly Meter Meter = new(Name);
    private static readonly InstrumentAdvice<double> CommitBuckets = new() { HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5] };
    private static readonly InstrumentAdvice<double> LagBuckets = new() { HistogramBucketBoundaries = [0.01, 0.1, 1, 10, 60, 600, 3600, 86400, 604800] };

    private static readonly Counter<long> Events = Meter.CreateCounter<long>(
        "puffy.events", "{event}", "Events offered to journeys, by outcome (tag acceptance).");

    private static readonly Histogram<double> EventLag = Meter.CreateHistogram<double>(
        "puffy.event.lag", "s", "Time from the newest event of a write until the write is durable.", tags: null, LagBuckets);

    private static readonly Histogram<int> WriteJourneys = Meter.CreateHistogram<int>(
        "puffy.write.journeys", "{journey}", "Journeys in one write of a shard or a user.");

    private static readonly Histogram<double> CommitDuration = Meter.CreateHistogram<double>(
        "puffy.commit.duration", "s", "One commit of the store, which makes all its writes durable.", tags: null, CommitBuckets);

    private static readonly Histogram<int> CommitWrites = Meter.CreateHistogram<int>(
        "puffy.commit.writes", "{write}", "Writes that share one commit of the store.");

    private static readonly Counter<long> QuarantinedRows = Meter.CreateCounter<long>(
        "puffy.quarantine.rows", "{row}", "Refused rows that were kept, by reason (tag reason).");

    private static readonly Counter<long> RollupRebuilds = Meter.CreateCounter<long>(
        "puffy.rollup.rebuilds", "{rebuild}", "Rollups of a shard that were recomputed from its journeys (tag rollup).");

    /// <summary>Events were offered to journeys.</summary>
    /// <param name="outcomes">What became of each.</param>
    public static void Offered(IEnumerable<Acceptance> outcomes)
    {
        if (Events.Enabled)
        {
            foreach (var (acceptance, count) in outcomes.CountBy(outcome => outcome))
            {
                Events.Add(count, new KeyValuePair<string, object?>("acceptance", AcceptanceTag(acceptance)));
            }
        }
    }

    /// <summary>A write to journeys is durable.</summary>
    /// <param name="journeys">How many journeys it wrote.</param>
    /// <param name="newest">The time of its newest event, UTC.</param>
    /// <param name="now">The time, UTC.</param>
    public static void Wrote(int journeys, DateTime newest, DateTime now)
    {
        WriteJourneys.Record(journeys);
        EventLag.Record((now - newest).TotalSeconds);
    }

    /// <summary>The store has committed.</summary>
    /// <param name="writes">How many writes shared the commit.</param>
    /// <param name="duration">How long it took.</param>
    public static void Committed(int writes, TimeSpan duration)
    {
        CommitWrites.Record(writes);
        CommitDuration.Record(duration.TotalSeconds);
    }

    /// <summary>Refused rows were kept.</summary>
    /// <param name="reasons">Why each was refused.</param>
    public static void Quarantined(IEnumerable<RefusalReason> reasons)
    {
        if (QuarantinedRows.Enabled)
        {
            foreach (var (reason, count) in reasons.CountBy(reason => reason))
            {
                QuarantinedRows.Add(count, new KeyValuePair<string, object?>("reason", reason.Name()));
            }
        }
    }

    /// <summary>The rollups of a shard were recomputed.</summary>
    public static void Rebuilt() => RollupRebuilds.Add(1);

    private static string AcceptanceTag(Acceptance acceptance) => acceptance switch
    {
        Acceptance.Accepted => "accepted",
        Acceptance.Redelivered => "redelivered",
        Acceptance.Duplicate => "duplicate",
        Acceptance.Suppressed => "suppressed",
        _ => throw new ArgumentOutOfRangeException(nameof(acceptance), acceptance, "unknown acceptance"),
    };
}
