namespace Puffy.Analytics.Attribution.DataDriven;

/// <summary>How often a path was taken, by any user.</summary>
/// <param name="Orders">How often it led to an order.</param>
/// <param name="Nulls">How often it led to none.</param>
internal readonly record struct PathCounts(long Orders, long Nulls)
{
    /// <summary>How often it was taken.</summary>
    public long Paths => Orders + Nulls;

    /// <summary>Adds.</summary>
    public static PathCounts operator +(PathCounts left, PathCounts right) => new(left.Orders + right.Orders, left.Nulls + right.Nulls);

    /// <summary>Subtracts.</summary>
    public static PathCounts operator -(PathCounts left, PathCounts right) => new(left.Orders - right.Orders, left.Nulls - right.Nulls);
}
