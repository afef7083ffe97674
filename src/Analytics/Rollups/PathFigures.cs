using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Rollups;

/// <summary>How often a path was taken.</summary>
/// <param name="Orders">How often it led to an order.</param>
/// <param name="Nulls">How often it led to none.</param>
/// <param name="Revenue">Revenue of the orders.</param>
[GenerateSerializer, Immutable, Alias("puffy.PathFigures")]
public readonly record struct PathFigures(long Orders, long Nulls, decimal Revenue) : ICell<PathFigures>
{
    /// <inheritdoc/>
    public static PathFigures operator +(PathFigures left, PathFigures right) =>
        new(left.Orders + right.Orders, left.Nulls + right.Nulls, left.Revenue + right.Revenue);

    /// <inheritdoc/>
    public static PathFigures operator -(PathFigures value) => new(-value.Orders, -value.Nulls, -value.Revenue);
}
