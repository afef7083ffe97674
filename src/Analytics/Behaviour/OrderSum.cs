using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Behaviour;

/// <summary>Some of the orders.</summary>
/// <param name="Orders">How many, whatever their currency.</param>
/// <param name="Priced">Those in the main currency.</param>
/// <param name="Revenue">Revenue of the latter.</param>
public readonly record struct OrderSum(long Orders, long Priced, decimal Revenue) : ICell<OrderSum>
{
    /// <summary>Revenue per order, of those in the main currency; null where there is none.</summary>
    public decimal? AverageOrder => Priced == 0 ? null : Revenue / Priced;

    /// <inheritdoc/>
    public static OrderSum operator +(OrderSum left, OrderSum right) => new(
        left.Orders + right.Orders, left.Priced + right.Priced, left.Revenue + right.Revenue);

    /// <inheritdoc/>
    public static OrderSum operator -(OrderSum value) => new(-value.Orders, -value.Priced, -value.Revenue);
}
