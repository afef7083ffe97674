using Puffy.Analytics.Currencies;
using Puffy.Analytics.Orders;
using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Rollups;

/// <summary>A day and a currency.</summary>
/// <param name="Day">UTC day.</param>
/// <param name="Currency">Currency.</param>
[GenerateSerializer, Immutable, Alias("puffy.DayCurrency")]
public readonly record struct DayCurrency(DateOnly Day, Currency Currency);

/// <summary>Orders of one currency.</summary>
/// <param name="Orders">How many.</param>
/// <param name="Revenue">Their revenue.</param>
/// <param name="Squares">
/// Sum of the squares of their revenue, from which comes how they scatter. An order counts for at most 10^10 minor units, so
/// that nonsense does not overflow.
/// </param>
[GenerateSerializer, Immutable, Alias("puffy.Sales")]
public readonly record struct Sales(long Orders, decimal Revenue, decimal Squares) : ICell<Sales>
{
    private const decimal LargestSquared = 10_000_000_000;

    /// <summary>Revenue per order; null without orders.</summary>
    public decimal? AverageOrder => Orders == 0 ? null : Revenue / Orders;

    /// <summary>What one order adds.</summary>
    public static Sales Of(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Of(order.Money);
    }

    /// <summary>What one order of some money adds.</summary>
    public static Sales Of(Money money)
    {
        var bounded = Math.Min(money.Amount, LargestSquared * money.Currency.MinorUnit);
        return new Sales(1, money.Amount, bounded * bounded);
    }

    /// <inheritdoc/>
    public static Sales operator +(Sales left, Sales right) => new(left.Orders + right.Orders, left.Revenue + right.Revenue, left.Squares + right.Squares);

    /// <inheritdoc/>
    public static Sales operator -(Sales value) => new(-value.Orders, -value.Revenue, -value.Squares);
}
