namespace Puffy.Analytics.Attribution.DataDriven;

/// <summary>How often a path was taken, by any user.</summary>
/// <param name="Orders">How often it led to an order.</param>
/// <param name="Nulls">How often it led to none.</param>
public readonly record struct PathCounts(long Orders, long Nulls)
{
    /// <summary>How often it was taken.</summary>
    public long Paths => Orders + Nulls;
}
