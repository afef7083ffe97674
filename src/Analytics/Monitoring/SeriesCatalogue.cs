using Puffy.Analytics.Intake;

namespace Puffy.Analytics.Monitoring;

/// <summary>Every watched series, by its check.</summary>
public static class SeriesCatalogue
{
    private const string RowsAreMissing =
        "Compare the export with the shop's own count: rows are probably missing. Load the complete file; rows already in the store are recognised.";

    private const string RowsAreTooMany =
        "Look for a campaign that explains it, then for bots, then for rows exported twice under different ids.";

    private const string SalesAreOff =
        "Check whether the checkout works and its orders are tracked; if both do, tell the sales team that fewer visitors buy.";

    private const string SalesAreUp =
        "Before you report the figure, check that orders are tracked once and at their price. A sale or a large order may explain it.";

    /// <summary>What <see cref="Check.VolumeAnomaly"/> watches.</summary>
    public static IReadOnlyList<WatchedSeries> Volume { get; } =
    [
        Count("events", "Events", day => day.Activity.Events, limits => limits.EventDispersion),
        Count("sessions", "Sessions", day => day.Activity.Sessions, limits => limits.VisitDispersion),
        Count("users", "Users", day => day.Activity.Users, limits => limits.VisitDispersion),
        Count("orders", "Orders", day => day.Activity.Orders, limits => limits.OrderDispersion),
    ];

    /// <summary>What <see cref="Check.DataQuality"/> watches.</summary>
    public static IReadOnlyList<WatchedSeries> Quality { get; } =
    [
        .. DayFigures.Columns.Select(EmptyColumn),
        new ShareSeries(
            "duplicates", "Rows that repeat an event", day => day.Refused.Duplicates, day => day.Rows, limits => limits.EventDispersion)
        {
            AdviceAbove = "Find out whether the export was loaded before, or its job sends rows twice. Every figure excludes the repeats.",
            AdviceBelow = "Check whether the export now gives repeated rows different ids, which would count them twice.",
        },
        new ShareSeries(
            "bots", "Events of bots", day => day.Activity.BotEvents, day => day.Activity.Events, limits => limits.EventDispersion)
        {
            AdviceAbove = "Read rates with --exclude-bots, and block the crawler if it is useless to the shop.",
            AdviceBelow = "Check whether user_agent is still filled as before: it is the only sign of a bot.",
        },
        new ShareSeries(
            "invalid_revenue",
            "Orders refused for their revenue",
            day => day.Refused.InvalidRevenues,
            day => day.Activity.Orders + day.Refused.InvalidRevenues,
            limits => limits.OrderDispersion)
        {
            AdviceAbove = "Look up the rows with reason invalid_revenue in bronze/quarantine.csv, and fix the checkout's tracking: their revenue is missing.",
            AdviceBelow = "Check that tracked revenue still matches what was charged: the usual refused faults have stopped.",
        },
        new ShareSeries(
            "revenue_mismatch",
            "Orders whose revenue is not the sum of their items",
            day => day.Activity.RevenueMismatches,
            day => day.Activity.Orders,
            limits => limits.OrderDispersion)
        {
            AdviceAbove = "Compare some orders with the shop's books before you use the day's revenue: it no longer matches the price of the items.",
            AdviceBelow = "Check whether items are still tracked with their prices.",
        },
    ];

    /// <summary>What <see cref="Check.BusinessMetrics"/> watches.</summary>
    public static IReadOnlyList<WatchedSeries> Business { get; } =
    [
        new ShareSeries(
            "conversion_rate",
            "Sessions with an order",
            day => day.Activity.ConvertedSessions,
            day => day.Activity.Sessions,
            limits => limits.OrderDispersion)
        {
            AdviceAbove = SalesAreUp,
            AdviceBelow = SalesAreOff,
        },
        new OrderValueSeries { AdviceAbove = SalesAreUp, AdviceBelow = "Check whether orders are tracked at their full price; a sale may explain it." },
        new SessionRevenueSeries { AdviceAbove = SalesAreUp, AdviceBelow = SalesAreOff },
    ];

    /// <summary>The series that a check watches; none where it watches none.</summary>
    public static IReadOnlyList<WatchedSeries> Of(Check check) => check switch
    {
        Check.VolumeAnomaly => Volume,
        Check.DataQuality => Quality,
        Check.BusinessMetrics => Business,
        _ => [],
    };

    /// <summary>The series of a name.</summary>
    /// <exception cref="ArgumentException">No series has that name.</exception>
    public static WatchedSeries Named(string name) =>
        Volume.Concat(Quality).Concat(Business).FirstOrDefault(series => series.Name == name)
        ?? throw new ArgumentException($"'{name}' is not a watched series.", nameof(name));

    private static CountSeries Count(
        string name, string title, Func<DayFigures, long> count, Func<MonitoringThresholds, double> dispersion) =>
        new(name, title, count, dispersion) { AdviceAbove = RowsAreTooMany, AdviceBelow = RowsAreMissing };

    private static ShareSeries EmptyColumn(Column column) =>
        new($"{column.Name()}_null", $"Rows without {column.Name()}", day => day.Empty(column), day => day.Rows, limits => limits.EventDispersion, column.Name())
        {
            AdviceAbove = $"Ask the tracker's owner why {column.Name()} is empty, and load the day again once it is filled.",
            AdviceBelow = $"Find out what fills {column.Name()} now: figures that use it can't be compared with earlier days.",
        };
}
