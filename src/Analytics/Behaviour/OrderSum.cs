using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Behaviour;

/// <summary>Some of the orders.</summary>
/// <param name="Orders">How many.</param>
/// <param name="Revenue">Their revenue.</param>
public readonly record struct OrderSum(long Orders, decimal Revenue) : ICell<OrderSum>
{
    /// <inheritdoc/>
    public static OrderSum operator +(OrderSum left, OrderSum right) => new(left.Orders + right.Orders, left.Revenue + right.Revenue);

    /// <inheritdoc/>
    public static OrderSum operator -(OrderSum value) => new(-value.Orders, -value.Revenue);
}
