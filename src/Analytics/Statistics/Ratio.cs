namespace Puffy.Analytics.Statistics;

/// <summary>Ratios that are empty where there is nothing to divide by.</summary>
public static class Ratio
{
    /// <summary>The part of the whole; null where the whole is zero.</summary>
    public static decimal? Of(decimal part, decimal whole) => whole == 0 ? null : part / whole;
}
