using Puffy.Analytics.Intake;

namespace Puffy.Collector.Telemetry;

/// <summary>What became of the entries of a request, when all are durable.</summary>
/// <param name="At">When they were, UTC.</param>
/// <param name="Took">The time since the request arrived.</param>
internal readonly record struct StoredPost(DateTime At, TimeSpan Took)
{
    /// <summary>Entries of the request.</summary>
    public required int Received { get; init; }

    /// <summary>Events that became part of journeys.</summary>
    public required int Stored { get; init; }

    /// <summary>Events that were there already under their id.</summary>
    public required int Redelivered { get; init; }

    /// <summary>Why each refused row was refused.</summary>
    public required IEnumerable<RefusalReason> Refused { get; init; }

    /// <summary>Events whose time was corrected.</summary>
    public required int ClockCorrected { get; init; }

    /// <summary>Entries that a visitor's objection changed or kept out.</summary>
    public required int Objected { get; init; }

    /// <summary>The time of the newest event, UTC; null without events.</summary>
    public required DateTime? Newest { get; init; }
}
