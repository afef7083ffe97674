using System.Numerics;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Attribution;

/// <summary>
/// The shares of the touchpoints of an order, or of the channels of a set, as parts of one whole: exact, and without the lowest terms
/// that a <see cref="Fraction"/> looks for. An immutable value.
/// </summary>
[GenerateSerializer, Immutable, Alias("puffy.Shares")]
public sealed class Shares
{
    private static readonly BigInteger DecimalWhole = Fraction.PowerOfTen(DecimalPlaces);

    /// <summary>The most places that a decimal has.</summary>
    private const int DecimalPlaces = 28;

    [Id(0)]
    private readonly BigInteger[] _parts;

    /// <summary>Parts of a whole.</summary>
    /// <param name="whole">The whole, more than 0.</param>
    /// <param name="parts">The part of each, 0 or more. They sum to the whole.</param>
    public Shares(BigInteger whole, BigInteger[] parts) => (Whole, _parts, Last) = (whole, parts, Array.FindLastIndex(parts, part => !part.IsZero));

    /// <summary>The whole.</summary>
    [Id(1)]
    public BigInteger Whole { get; }

    /// <summary>The number of shares.</summary>
    public int Count => _parts.Length;

    /// <summary>The place of the last that is not 0; -1 where all are.</summary>
    [Id(2)]
    public int Last { get; }

    /// <summary>The part of the whole at a place.</summary>
    public BigInteger this[int at] => _parts[at];

    /// <summary>Shares that are decimal numbers. They sum to 1 but for what rounding took.</summary>
    public static Shares OfDecimals(decimal[] shares) => new(DecimalWhole, Array.ConvertAll(shares, share =>
    {
        var (digits, places) = Fraction.DigitsOf(share);
        return digits * Fraction.PowerOfTen(DecimalPlaces - places);
    }));

    /// <summary>Shares that are fractions.</summary>
    public static Shares OfFractions(IReadOnlyList<Fraction> shares)
    {
        var whole = shares.Aggregate(BigInteger.One, (multiple, share) => multiple / BigInteger.GreatestCommonDivisor(multiple, share.Denominator) * share.Denominator);
        return new Shares(whole, [.. shares.Select(share => share.Numerator * (whole / share.Denominator))]);
    }

    /// <summary>A share as a fraction.</summary>
    public Fraction Exact(int at) => Fraction.Of(_parts[at], Whole);

    /// <summary>A share, rounded half to even.</summary>
    /// <param name="at">Its place.</param>
    /// <param name="places">Decimal places.</param>
    public decimal Round(int at, int places) => Fraction.Round(_parts[at], Whole, places);

    /// <summary>The share of an amount, rounded to the currency's minor unit, half to even.</summary>
    public decimal Of(Money money, int at)
    {
        var (digits, places) = Fraction.DigitsOf(money.Amount);
        return Fraction.Round(digits * _parts[at], places == 0 ? Whole : Whole * Fraction.PowerOfTen(places), money.Currency.Decimals);
    }
}
