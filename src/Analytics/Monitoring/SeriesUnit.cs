namespace Puffy.Analytics.Monitoring;

/// <summary>What a series is measured in.</summary>
public enum SeriesUnit
{
    /// <summary>A number of things.</summary>
    Count,

    /// <summary>A share from 0 to 1.</summary>
    Share,

    /// <summary>An amount in the shop's currency.</summary>
    Money,
}
