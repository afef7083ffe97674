using Puffy.Analytics.Intake;

namespace Puffy.Analytics.Monitoring;

/// <summary>All that monitoring judges.</summary>
public sealed record MonitoringInput
{
    /// <summary>The days on which anything was read, from first to last.</summary>
    public required IReadOnlyList<DayFigures> Days { get; init; }

    /// <summary>The files that were loaded.</summary>
    public required IReadOnlyList<MonitoredFile> Files { get; init; }

    /// <summary>What each place that holds revenue holds; the first is what the others are held against.</summary>
    public required IReadOnlyList<RevenueSource> Revenue { get; init; }

    /// <summary>Accepted events that belong in a session: all, or all but those of bots where bots are left out.</summary>
    public required long EventsForSessions { get; init; }

    /// <summary>Events that are in sessions.</summary>
    public required long EventsInSessions { get; init; }

    /// <summary>Time of the newest accepted event, UTC; null where there is none.</summary>
    public required DateTime? LastEventAt { get; init; }
}

/// <summary>A file as monitoring sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Complete">Whether its load came to its end.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Accepted">Events that are in journeys, counted there.</param>
/// <param name="Quarantined">Rows that are in quarantine, counted there.</param>
/// <param name="Findings">What was found about the file.</param>
public sealed record MonitoredFile(
    string Name, bool Complete, long Rows, long Accepted, long Quarantined, IReadOnlyList<Finding> Findings);

/// <summary>One place that holds revenue.</summary>
/// <param name="Name">What it is, such as <c>journeys</c>.</param>
/// <param name="ByDay">Revenue by UTC day of the order; null where it can't be had.</param>
/// <param name="Missing">Why it can't be had; empty where it can.</param>
public sealed record RevenueSource(string Name, IReadOnlyDictionary<DateOnly, decimal>? ByDay, string Missing = "");
