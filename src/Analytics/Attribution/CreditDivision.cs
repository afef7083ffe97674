using Puffy.Analytics.Currencies;

namespace Puffy.Analytics.Attribution;

/// <summary>Divides an order's revenue by shares. Pure.</summary>
public static class CreditDivision
{
    /// <summary>
    /// Decimal places of a weight. Fixed, so that sums of weights are exact whatever their order; and so many that a sum over a billion
    /// orders, rounded to <see cref="OrderPlaces"/>, is that of the exact shares.
    /// </summary>
    public const int WeightPlaces = 18;

    /// <summary>Decimal places of credited orders, a sum of weights, in tables and answers.</summary>
    public const int OrderPlaces = 10;

    /// <summary>Rounds credited orders for tables and answers, half to even.</summary>
    /// <param name="weights">A sum of weights.</param>
    public static decimal RoundOrders(decimal weights) => Math.Round(weights, OrderPlaces, MidpointRounding.ToEven);

    /// <summary>
    /// Divides an order. Every credit but the last is the exact share rounded to the currency's minor unit, half to even, and the last
    /// takes the rest; weights likewise to <see cref="WeightPlaces"/> places. A credit rounded up may leave the rest a minor unit less.
    /// </summary>
    /// <param name="revenue">The order's revenue.</param>
    /// <param name="shares">The share of each touchpoint in the order's window, earliest first.</param>
    /// <returns>The touchpoints that have a share, earliest first.</returns>
    public static IReadOnlyList<Credit> Divide(Money revenue, Shares shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        if (shares.Last < 0)
        {
            throw new ArgumentException("An order has at least one touchpoint with a share, or its revenue would be nobody's.", nameof(shares));
        }

        var credits = new List<Credit>(shares.Last + 1);
        var (restOfWeight, restOfRevenue) = (1m, revenue.Amount);
        for (var at = 0; at < shares.Last; at++)
        {
            if (!shares[at].IsZero)
            {
                var credit = new Credit(at, shares.Round(at, WeightPlaces), shares.Of(revenue, at));
                restOfWeight -= credit.Weight;
                restOfRevenue -= credit.Revenue;
                credits.Add(credit);
            }
        }

        credits.Add(new Credit(shares.Last, restOfWeight, restOfRevenue));
        return credits;
    }
}
