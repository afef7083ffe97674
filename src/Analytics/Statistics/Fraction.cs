using System.Numerics;

namespace Puffy.Analytics.Statistics;

/// <summary>An exact fraction in lowest terms; its denominator is positive. The default value is not a fraction: use <see cref="Zero"/>.</summary>
public readonly record struct Fraction
{
    /// <summary>The most decimal places of a decimal number.</summary>
    private const int MostPlaces = 28;

    private static readonly BigInteger[] PowersOfTen = [.. Enumerable.Range(0, MostPlaces + 1).Select(power => BigInteger.Pow(10, power))];

    private Fraction(BigInteger numerator, BigInteger denominator) => (Numerator, Denominator) = (numerator, denominator);

    /// <summary>0.</summary>
    public static Fraction Zero { get; } = new(0, 1);

    /// <summary>1.</summary>
    public static Fraction One { get; } = new(1, 1);

    /// <summary>The number above the line.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The number below the line, more than 0.</summary>
    public BigInteger Denominator { get; }

    /// <summary>The fraction of two whole numbers.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public static Fraction Of(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException("A fraction's denominator is 0.");
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        return new Fraction(numerator / divisor, denominator / divisor);
    }

    /// <summary>The fraction that a decimal number is.</summary>
    public static Fraction Of(decimal number)
    {
        var (digits, places) = DigitsOf(number);
        return Of(digits, PowerOfTen(places));
    }

    /// <summary>A decimal number as a whole number and the decimal places that are taken from it.</summary>
    internal static (BigInteger Digits, int Places) DigitsOf(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        return (new BigInteger(new decimal(bits[0], bits[1], bits[2], decimal.IsNegative(number), scale: 0)), number.Scale);
    }

    /// <summary>10 to a power from 0 to <see cref="MostPlaces"/>.</summary>
    internal static BigInteger PowerOfTen(int power) => PowersOfTen[power];

    /// <summary>Adds.</summary>
    public static Fraction operator +(Fraction left, Fraction right) =>
        Of((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>Subtracts.</summary>
    public static Fraction operator -(Fraction left, Fraction right) =>
        Of((left.Numerator * right.Denominator) - (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>Multiplies.</summary>
    public static Fraction operator *(Fraction left, Fraction right) => Of(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>Divides.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Fraction operator /(Fraction left, Fraction right) => Of(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    /// <summary>Whether it is 0.</summary>
    public bool IsZero => Numerator.IsZero;

    /// <summary>Negative, zero or positive where it is less, equal or more.</summary>
    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>The fraction as a decimal number, rounded half to even.</summary>
    /// <param name="places">Decimal places, at most 28.</param>
    /// <exception cref="OverflowException">The number has too many digits for a decimal.</exception>
    public decimal Round(int places) => Round(Numerator, Denominator, places);

    /// <summary>The quotient of two whole numbers as a decimal number, rounded half to even.</summary>
    /// <param name="numerator">The number above the line.</param>
    /// <param name="denominator">The number below the line, more than 0.</param>
    /// <param name="places">Decimal places, at most 28.</param>
    /// <exception cref="OverflowException">The number has too many digits for a decimal.</exception>
    internal static decimal Round(BigInteger numerator, BigInteger denominator, int places)
    {
        var floor = BigInteger.DivRem(numerator * PowerOfTen(places), denominator, out var rest);
        if (rest.Sign < 0)
        {
            (floor, rest) = (floor - 1, rest + denominator);
        }

        var half = (rest * 2).CompareTo(denominator);
        var rounded = half > 0 || (half == 0 && !floor.IsEven) ? floor + 1 : floor;
        return Unshifted(rounded, places);
    }

    /// <inheritdoc/>
    public override string ToString() => Denominator.IsOne ? $"{Numerator}" : $"{Numerator}/{Denominator}";

    private static decimal Unshifted(BigInteger digits, int places)
    {
        var whole = (decimal)BigInteger.Abs(digits);
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(whole, bits);
        return new decimal(bits[0], bits[1], bits[2], digits.Sign < 0, (byte)places);
    }
}
