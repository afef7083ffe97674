using Puffy.Analytics.Currencies;

namespace Puffy.Analytics.Tests.Currencies;

public sealed class CurrencyTests
{
    private static Currency Of(string code) => Currency.Parse(code);

    [Theory]
    [InlineData("EUR", 2, "1,234.50 EUR")]
    [InlineData("JPY", 0, "1,234 JPY")]
    [InlineData("KWD", 3, "1,234.500 KWD")]
    [InlineData("CLF", 4, "1,234.5000 CLF")]
    [InlineData("QQQ", 2, "1,234.50 QQQ")]
    [InlineData("", 2, "1,234.50")]
    public void Amounts_have_the_digits_of_the_minor_unit(string code, int decimals, string shown)
    {
        var currency = Of(code);
        Assert.Equal((decimals, shown), (currency.Decimals, currency.Show(currency.Round(1234.5m))));
    }

    [Theory]
    [InlineData("JPY", "0.5", "0")]
    [InlineData("JPY", "1.5", "2")]
    [InlineData("KWD", "1.0005", "1.000")]
    [InlineData("KWD", "1.0015", "1.002")]
    [InlineData("EUR", "0.015", "0.02")]
    [InlineData("", "0.005", "0.00")]
    public void Amounts_are_rounded_to_the_minor_unit_half_to_even(string code, string amount, string rounded) =>
        Assert.Equal(rounded, Of(code).Round(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)).ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void The_main_currency_is_that_of_most_orders_and_of_a_tie_the_first_by_code()
    {
        Assert.Equal(Of("EUR"), MainCurrency.Of(Currency.None, Orders(("USD", 1), ("EUR", 3))));
        Assert.Equal(Of("EUR"), MainCurrency.Of(Currency.None, Orders(("USD", 2), ("EUR", 2), ("", 2))));
        Assert.Equal(Currency.None, MainCurrency.Of(Currency.None, Orders(("", 3), ("EUR", 2))));
        Assert.Equal(Currency.None, MainCurrency.Of(Currency.None, Orders()));
    }

    [Fact]
    public void The_stores_own_currency_is_the_main_one_whatever_the_orders_are_in() =>
        Assert.Equal(Of("USD"), MainCurrency.Of(Of("USD"), Orders(("EUR", 9))));

    [Fact]
    public void Amounts_of_different_currencies_are_kept_apart()
    {
        var amounts = Amounts.Nothing.Plus(new(10, Of("USD"))).Plus(new(5, Of("EUR"))).Plus(new(1.5m, Of("USD")));
        Assert.Equal("5.00 EUR and 11.50 USD", amounts.ToString());
        Assert.Equal((11.5m, 5m, 0m), (amounts[Of("USD")], amounts[Of("EUR")], amounts[Currency.None]));
    }

    private static IEnumerable<KeyValuePair<Currency, long>> Orders(params (string Code, long Count)[] orders) =>
        orders.Select(order => KeyValuePair.Create(Of(order.Code), order.Count));
}
