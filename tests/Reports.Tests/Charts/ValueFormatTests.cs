using Puffy.Analytics.Currencies;
using Puffy.Reports.Charts;

namespace Puffy.Reports.Tests.Charts;

public sealed class ValueFormatTests
{
    [Theory]
    [InlineData(1234567, "1,234,567")]
    [InlineData(-1234.5, "−1,235")]
    [InlineData(-0.2, "0")]
    public void Counts_have_separators_and_a_true_minus(double value, string expected) =>
        Assert.Equal(expected, ValueFormat.Count.Write(value));

    [Fact]
    public void Money_and_shares_carry_their_units()
    {
        Assert.Equal("$1,234.50", ValueFormat.Money(Currency.Parse("USD"), decimals: 2).Write(1234.5));
        Assert.Equal("−€5", ValueFormat.Money(Currency.Parse("EUR")).Write(-5));
        Assert.Equal("5", ValueFormat.Money().Write(5));
        Assert.Equal("12.3\u00A0%", ValueFormat.Percent().Write(0.1234));
    }

    [Theory]
    [InlineData(new double[] { 0, 7 }, new[] { "0", "2", "4", "6", "8" })]
    [InlineData(new double[] { 12000 }, new[] { "0", "5,000", "10,000", "15,000" })]
    [InlineData(new double[] { -3, 2 }, new[] { "−3", "−2", "−1", "0", "1", "2" })]
    [InlineData(new double[] { 1 }, new[] { "0", "1" })]
    [InlineData(new double[] { }, new[] { "0" })]
    public void Axes_have_round_ticks_from_zero_over_all_values(double[] values, string[] expected) =>
        Assert.Equal(expected, AxisScale.Nice(values, ValueFormat.Count).Ticks.Select(tick => tick.Label));

    [Fact]
    public void Ticks_of_small_shares_differ_from_one_another() =>
        Assert.Equal(["0.0\u00A0%", "0.2\u00A0%", "0.4\u00A0%", "0.6\u00A0%", "0.8\u00A0%"], AxisScale.Nice([0.007], ValueFormat.Percent()).Ticks.Select(tick => tick.Label));
}
