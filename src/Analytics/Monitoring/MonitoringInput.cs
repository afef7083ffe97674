using Puffy.Analytics.Currencies;
using Puffy.Analytics.Fields;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Options;
using Puffy.Analytics.Rollups;

namespace Puffy.Analytics.Monitoring;

/// <summary>All that monitoring judges.</summary>
public sealed record MonitoringInput
{
    /// <summary>The days on which anything was read, from first to last.</summary>
    public required IReadOnlyList<DayFigures> Days { get; init; }

    /// <summary>The files that were loaded.</summary>
    public required IReadOnlyList<MonitoredFile> Files { get; init; }

    /// <summary>
    /// The revenue in each place that stores it; the others are compared with the first. Empty if the journeys were not audited.
    /// </summary>
    public required IReadOnlyList<RevenueSource> Revenue { get; init; }

    /// <summary>What places that hold revenue without days hold over all time; none where each has days.</summary>
    public IReadOnlyList<RevenueTotal> Totals { get; init; } = [];

    /// <summary>Accepted events that belong in a session: all, or all but those of bots where bots are left out.</summary>
    public required long EventsForSessions { get; init; }

    /// <summary>Events that are in sessions.</summary>
    public required long EventsInSessions { get; init; }

    /// <summary>The currency of figures in money.</summary>
    public required Currency Currency { get; init; }

    /// <summary>Time of the newest accepted event, UTC; null where there is none, or where the journeys were not audited.</summary>
    public required DateTime? LastEventAt { get; init; }

    /// <summary>The fields inside event_data by day; none where the journeys were not audited.</summary>
    public FieldProfile Fields { get; init; } = new();

    /// <summary>
    /// Whether the events themselves were read, so that revenue, fields inside event_data and the time of the newest event are
    /// known.
    /// </summary>
    internal bool IsAudited => Revenue.Count > 0;

    /// <summary>The figures of rollups alone.</summary>
    /// <param name="monitoring">Daily activity.</param>
    /// <param name="refused">The refused rows.</param>
    /// <param name="files">The files that were loaded.</param>
    /// <param name="options">The options under which the figures were computed.</param>
    public static MonitoringInput OfRollup(MonitoringRollup monitoring, RefusedRows refused, IReadOnlyList<MonitoredFile> files, AnalysisOptions options)
    {
        ArgumentNullException.ThrowIfNull(monitoring);
        ArgumentNullException.ThrowIfNull(refused);
        ArgumentNullException.ThrowIfNull(options);
        var currency = MainCurrency.Of(options.Currency, monitoring.OrdersByCurrency);
        var days = monitoring.Days.Cells;
        return new MonitoringInput
        {
            Days = DayFigures.Of(days, refused.ByDay, monitoring.SalesIn(currency), currency),
            Files = files,
            Revenue = [],
            EventsForSessions = days.Values.Sum(day => day.Events - (options.ExcludeBots ? day.BotEvents : 0)),
            EventsInSessions = days.Values.Sum(day => day.SessionEvents),
            Currency = currency,
            LastEventAt = null,
        };
    }

    /// <summary>The same figures, compared with an audit of the journeys.</summary>
    /// <param name="audit">Revenue as the journeys have it.</param>
    /// <param name="fields">The fields inside event_data.</param>
    /// <param name="monitoring">Daily activity.</param>
    /// <param name="channels">Visits and credits by channel.</param>
    public MonitoringInput With(RevenueAudit audit, FieldProfile fields, MonitoringRollup monitoring, ChannelRollup channels)
    {
        ArgumentNullException.ThrowIfNull(audit);
        return this with
        {
            Revenue = [.. audit.Sources, .. RevenueAudit.Of(monitoring, channels)],
            LastEventAt = audit.LastEventAt,
            Fields = fields,
        };
    }
}

/// <summary>A file as monitoring sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Complete">Whether its load finished.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Accepted">Events that are in journeys, counted there.</param>
/// <param name="Quarantined">Rows that are in quarantine, counted there.</param>
/// <param name="Findings">What was found about the file.</param>
public sealed record MonitoredFile(
    string Name, bool Complete, long Rows, long Accepted, long Quarantined, IReadOnlyList<Finding> Findings);

/// <summary>One place that holds revenue.</summary>
/// <param name="Name">What it is, such as <c>journeys</c>.</param>
/// <param name="ByDay">Revenue by UTC day of the order and currency; null where it can't be computed.</param>
/// <param name="Missing">Why it can't be computed; empty where it can.</param>
public sealed record RevenueSource(string Name, IReadOnlyDictionary<DayCurrency, decimal>? ByDay, string Missing = "");

/// <summary>One place that holds revenue over all time, in the main currency.</summary>
/// <param name="Name">What it is, such as <c>silver/sessions.csv</c>.</param>
/// <param name="Revenue">Its sum.</param>
public sealed record RevenueTotal(string Name, decimal Revenue);
