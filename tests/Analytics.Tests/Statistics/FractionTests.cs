using CsCheck;
using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Tests.Statistics;

public sealed class FractionTests
{
    [Theory]
    [InlineData(1, 8, 2, "0.12")]
    [InlineData(3, 8, 2, "0.38")]
    [InlineData(-1, 8, 2, "-0.12")]
    [InlineData(2, 3, 4, "0.6667")]
    [InlineData(5, 10, 0, "0")]
    [InlineData(15, 10, 0, "2")]
    [InlineData(7, -7, 1, "-1.0")]
    public void Rounds_half_to_even(int numerator, int denominator, int places, string rounded) =>
        Assert.Equal(rounded, Fraction.Of(numerator, denominator).Round(places).ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_decimal_is_the_fraction_that_it_is() =>
        Gen.Decimal[-1_000_000m, 1_000_000m].Select(number => Math.Round(number, 9)).Sample(number => Assert.Equal(number, Fraction.Of(number).Round(9)));

    [Fact]
    public void Is_in_lowest_terms_with_a_positive_denominator() => Assert.Equal("-3/4", Fraction.Of(6, -8).ToString());

    [Fact]
    public void Has_no_denominator_of_0() => Assert.Throws<DivideByZeroException>(() => Fraction.Of(1, 0));
}
