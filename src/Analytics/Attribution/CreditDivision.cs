using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;

namespace Puffy.Analytics.Attribution;

/// <summary>Divides orders among touchpoints. Pure.</summary>
public static class CreditDivision
{
    /// <summary>The age when a touchpoint weighs half of what it weighs at the order, under time decay.</summary>
    public static readonly TimeSpan HalfLife = TimeSpan.FromDays(7);

    /// <summary>Decimal places of a weight. Fixed, so that sums of weights are exact whatever their order.</summary>
    public const int WeightPlaces = 10;

    /// <summary>
    /// Divides an order. Every credit but the last is rounded to the currency's minor unit, half to even, and the last takes the rest;
    /// weights likewise to <see cref="WeightPlaces"/> places. A credit rounded up may leave the rest a minor unit less.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="touchpoints">The touchpoints in the order's window, earliest first; at least one.</param>
    /// <param name="orderedAt">Time of the order.</param>
    /// <param name="revenue">The order's revenue.</param>
    /// <returns>The touchpoints that have credit, earliest first.</returns>
    /// <exception cref="ArgumentException">The list is empty; an order's own session is always a touchpoint.</exception>
    public static IReadOnlyList<Credit> Divide(
        AttributionModel model, ReadOnlySpan<Touchpoint> touchpoints, DateTime orderedAt, Money revenue)
    {
        if (touchpoints.IsEmpty)
        {
            throw new ArgumentException("An order has at least one touchpoint, the session in which it was made.", nameof(touchpoints));
        }

        var last = touchpoints.Length - 1;
        return model switch
        {
            AttributionModel.FirstClick => [new Credit(0, 1, revenue.Amount)],
            AttributionModel.LastClick => [new Credit(last, 1, revenue.Amount)],
            AttributionModel.LastNonDirectClick => [new Credit(LastNonDirect(touchpoints), 1, revenue.Amount)],
            _ when last == 0 => [new Credit(0, 1, revenue.Amount)],
            AttributionModel.Linear => ByShares(revenue, Equal(touchpoints.Length)),
            AttributionModel.PositionBased => ByShares(revenue, ByPosition(touchpoints.Length)),
            AttributionModel.TimeDecay => ByShares(revenue, ByAge(touchpoints, orderedAt)),
            _ => throw new ArgumentOutOfRangeException(nameof(model), model, "No such model."),
        };
    }

    private static int LastNonDirect(ReadOnlySpan<Touchpoint> touchpoints)
    {
        for (var i = touchpoints.Length - 1; i >= 0; i--)
        {
            if (touchpoints[i].Channel != Channel.Direct)
            {
                return i;
            }
        }

        return touchpoints.Length - 1;
    }

    private static Fraction[] Equal(int count)
    {
        var shares = new Fraction[count];
        Array.Fill(shares, new Fraction(1, count));
        return shares;
    }

    private static Fraction[] ByPosition(int count)
    {
        if (count == 2)
        {
            return Equal(2);
        }

        var shares = new Fraction[count];
        Array.Fill(shares, new Fraction(1, 5 * (count - 2)));
        shares[0] = shares[^1] = new Fraction(2, 5);
        return shares;
    }

    private static Fraction[] ByAge(ReadOnlySpan<Touchpoint> touchpoints, DateTime orderedAt)
    {
        var weights = new double[touchpoints.Length];
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Pow(2, -(orderedAt - touchpoints[i].TouchedAt) / HalfLife);
            sum += weights[i];
        }

        return Array.ConvertAll(weights, weight => new Fraction((decimal)(weight / sum), 1));
    }

    private static Credit[] ByShares(Money revenue, Fraction[] shares)
    {
        var credits = new Credit[shares.Length];
        var (restOfWeight, restOfRevenue) = (1m, revenue.Amount);
        for (var i = 0; i < shares.Length - 1; i++)
        {
            credits[i] = new Credit(i, shares[i].Of(1, WeightPlaces), shares[i].Of(revenue.Amount, revenue.Currency.Decimals));
            restOfWeight -= credits[i].Weight;
            restOfRevenue -= credits[i].Revenue;
        }

        credits[^1] = new Credit(shares.Length - 1, restOfWeight, restOfRevenue);
        return credits;
    }

    /// <summary>A fraction kept as one, since a third of 3.03 / 2 must be distinguished from a rounding tie.</summary>
    private readonly record struct Fraction(decimal Numerator, decimal Denominator)
    {
        public decimal Of(decimal whole, int decimals) =>
            Math.Round(whole * Numerator / Denominator, decimals, MidpointRounding.ToEven);
    }
}
