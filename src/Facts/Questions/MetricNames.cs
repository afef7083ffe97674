using System.Collections.Frozen;

namespace Puffy.Facts.Questions;

/// <summary>The written names of metrics, and what kind of value each has.</summary>
public static class MetricNames
{
    private static readonly string[] Names =
    [
        "users", "new_users", "sessions", "events", "page_views", "add_to_carts", "checkouts_started", "orders", "revenue",
        "average_order_value", "conversion_rate", "revenue_per_session", "bounce_rate", "average_duration_seconds",
        "median_duration_seconds", "events_per_session",
    ];

    private static readonly FrozenDictionary<string, Metric> ByName =
        Enum.GetValues<Metric>().ToFrozenDictionary(metric => Names[(int)metric], StringComparer.Ordinal);

    /// <summary>Every name, in the order in which help lists them.</summary>
    public static IReadOnlyList<string> All => Names;

    /// <summary>The name in questions and answers.</summary>
    public static string Name(this Metric metric) => Names[(int)metric];

    /// <summary>The metric of a name.</summary>
    /// <returns>False where no metric has that name.</returns>
    public static bool TryParse(string name, out Metric metric) => ByName.TryGetValue(name, out metric);

    /// <summary>Whether its value is an amount of money.</summary>
    public static bool IsMoney(this Metric metric) => metric is Metric.Revenue or Metric.AverageOrderValue or Metric.RevenuePerSession;

    /// <summary>Whether it has no value where there is nothing to divide by.</summary>
    public static bool IsRatio(this Metric metric) => metric >= Metric.AverageOrderValue;

    /// <summary>Whether it can be split or filtered by what single events say.</summary>
    public static bool CountsEvents(this Metric metric) => metric is Metric.Users or Metric.Sessions or Metric.Events or Metric.PageViews;
}
