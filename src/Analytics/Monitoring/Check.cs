namespace Puffy.Analytics.Monitoring;

/// <summary>What monitoring checks.</summary>
public enum Check
{
    /// <summary>Whether the newest events are recent, and no day is missing.</summary>
    DataFreshness,

    /// <summary>Whether every place that holds revenue holds the same.</summary>
    RevenueIntegrity,

    /// <summary>Whether rows, events and sessions are conserved, and their ratios are within bounds.</summary>
    PipelineHealth,

    /// <summary>Whether a day has about as many events, sessions, users and orders as those before.</summary>
    VolumeAnomaly,

    /// <summary>Whether columns are filled and rows are sound as on the days before.</summary>
    DataQuality,

    /// <summary>Whether visitors buy as on the days before.</summary>
    BusinessMetrics,
}

/// <summary>The ids and priorities of checks.</summary>
public static class CheckNames
{
    /// <summary>Every check, the most pressing first.</summary>
    public static IReadOnlyList<Check> All { get; } = Enum.GetValues<Check>();

    /// <summary>The id as written in reports.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such check.</exception>
    public static string Name(this Check check) => check switch
    {
        Check.DataFreshness => "data_freshness",
        Check.RevenueIntegrity => "revenue_integrity",
        Check.PipelineHealth => "pipeline_health",
        Check.VolumeAnomaly => "volume_anomaly",
        Check.DataQuality => "data_quality",
        Check.BusinessMetrics => "business_metrics",
        _ => throw new ArgumentOutOfRangeException(nameof(check), check, "No such check."),
    };

    /// <summary>How pressing a failure is: 0 is the figures themselves, 1 what they are made of, 2 what they say.</summary>
    public static int Priority(this Check check) => check switch
    {
        Check.DataFreshness or Check.RevenueIntegrity or Check.PipelineHealth => 0,
        Check.VolumeAnomaly or Check.DataQuality => 1,
        _ => 2,
    };
}
