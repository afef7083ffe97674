using System.Globalization;
using System.Text;
using Puffy.Analytics.Fields;

namespace Puffy.Analytics.Tests.Fields;

public sealed class MagnitudeTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "1")]
    [InlineData("9.99", "9")]
    [InlineData("10", "10")]
    [InlineData("1399", "1000")]
    [InlineData("139900", "100000")]
    [InlineData("0.0249", "0.02")]
    [InlineData("-349.50", "-300")]
    [InlineData("0.0000001", "0")]
    [InlineData("12345678901234567890", "900000000000000")]
    public void A_number_falls_into_the_bin_of_its_first_digit(string number, string bin) =>
        Assert.Equal(Number(bin), Magnitude.Of(Number(number)));

    [Theory]
    [InlineData("12.50", "12.50")]
    [InlineData("-3", "-3")]
    [InlineData("ORD-12", null)]
    [InlineData("12 USD", null)]
    [InlineData("", null)]
    public void A_text_is_a_number_where_all_of_it_is_one(string text, string? number) =>
        Assert.Equal(number is null ? null : Number(number), Magnitude.NumberIn(Encoding.UTF8.GetBytes(text)));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
