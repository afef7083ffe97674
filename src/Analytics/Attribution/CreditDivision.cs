using Puffy.Analytics.Currencies;
using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Attribution;

/// <summary>Divides an order's revenue by shares. Pure.</summary>
public static class CreditDivision
{
    /// <summary>Decimal places of a weight. Fixed, so that sums of weights are exact whatever their order.</summary>
    public const int WeightPlaces = 10;

    /// <summary>
    /// Divides an order. Every credit but the last is the exact share rounded to the currency's minor unit, half to even, and the last
    /// takes the rest; weights likewise to <see cref="WeightPlaces"/> places. A credit rounded up may leave the rest a minor unit less.
    /// </summary>
    /// <param name="revenue">The order's revenue.</param>
    /// <param name="shares">The share of each touchpoint in the order's window, earliest first. They sum to 1.</param>
    /// <returns>The touchpoints that have a share, earliest first.</returns>
    public static IReadOnlyList<Credit> Divide(Money revenue, ReadOnlySpan<Fraction> shares)
    {
        var last = LastWithShare(shares);
        var credits = new List<Credit>(last + 1);
        var (restOfWeight, restOfRevenue) = (1m, revenue.Amount);
        var whole = Fraction.Of(revenue.Amount);
        for (var i = 0; i < last; i++)
        {
            if (!shares[i].IsZero)
            {
                var credit = new Credit(i, shares[i].Round(WeightPlaces), (whole * shares[i]).Round(revenue.Currency.Decimals));
                restOfWeight -= credit.Weight;
                restOfRevenue -= credit.Revenue;
                credits.Add(credit);
            }
        }

        credits.Add(new Credit(last, restOfWeight, restOfRevenue));
        return credits;
    }

    private static int LastWithShare(ReadOnlySpan<Fraction> shares)
    {
        for (var i = shares.Length - 1; i >= 0; i--)
        {
            if (!shares[i].IsZero)
            {
                return i;
            }
        }

        throw new ArgumentException("An order has at least one touchpoint with a share, or its revenue would be nobody's.", nameof(shares));
    }
}
