using Puffy.Analytics.Currencies;
using Puffy.Analytics.Statistics;
using Puffy.Analytics.Wording;

namespace Puffy.Analytics.Tests.Wording;

public class WordingTests
{
    [Theory]
    [InlineData(0, "0 orders")]
    [InlineData(1, "1 order")]
    [InlineData(12_345, "12,345 orders")]
    public void A_count_goes_with_its_noun(long count, string text) => Assert.Equal(text.Replace(' ', '\u00A0'), CountText.Of(count, "order"));

    [Fact]
    public void An_odd_plural_is_given() => Assert.Equal("2\u00A0people", CountText.Of(2, "person", "people"));

    [Fact]
    public void A_negative_number_has_a_minus() => Assert.Equal("−1,234.50", CountText.Number(-1234.5m));

    [Theory]
    [InlineData(1234.5, null, "1,234.50")]
    [InlineData(1234.5, "USD", "$1,234.50")]
    [InlineData(-5, "EUR", "−€5.00")]
    [InlineData(5, "CHF", "CHF 5.00")]
    public void An_amount_has_the_sign_of_its_currency(double amount, string? currency, string text) =>
        Assert.Equal(text.Replace(' ', '\u00A0'), MoneyText.Exact((decimal)amount, Currency.Parse(currency ?? "")));

    [Fact]
    public void An_amount_that_rounds_to_nothing_is_not_negative() => Assert.Equal("0", MoneyText.Whole(-0.4m, default));

    [Theory]
    [InlineData(0.9, "0")]
    [InlineData(12.6, "13")]
    [InlineData(12_345, "12,300")]
    [InlineData(987_654, "988,000")]
    public void An_estimate_has_three_digits_at_most(double amount, string text) => Assert.Equal(text, MoneyText.About(amount, default));

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.0123, "1.23 %")]
    [InlineData(0.0999, "9.99 %")]
    [InlineData(0.1, "10.0 %")]
    [InlineData(-0.05, "−5.00 %")]
    public void A_fine_share_has_two_digits_below_a_tenth(double share, string text) =>
        Assert.Equal(text.Replace(' ', '\u00A0'), ShareText.Fine((decimal)share));

    [Fact]
    public void A_share_of_nothing_is_a_dash() => Assert.Equal(["–", "–", "–", "–"],
        new[] { ShareText.OfWhole(0, 0), ShareText.FineOfWhole(0, 0), ShareText.Change(1, 0), ShareText.Rate(rate: (decimal?)null) });

    [Fact]
    public void A_change_has_its_sign() => Assert.Equal("+50.0\u00A0%", ShareText.Change(3, 2));

    [Fact]
    public void A_rate_shows_its_interval_and_sample() =>
        Assert.Equal("0.76\u00A0% (95\u00A0%: 0.62 to 0.94\u00A0%; 87 of 11,382)", ShareText.Rate(new Proportion(87, 11_382)));

    [Theory]
    [InlineData(0.5, "less than a minute")]
    [InlineData(1, "1 minute")]
    [InlineData(119, "119 minutes")]
    [InlineData(120, "2 hours")]
    [InlineData(2_879, "48 hours")]
    [InlineData(2_880, "2 days")]
    public void A_length_in_words_has_the_unit_that_suits_it(double minutes, string text) =>
        Assert.Equal(text.Contains("less", StringComparison.Ordinal) ? text : text.Replace(' ', '\u00A0'), TimeText.LengthInWords((decimal)minutes));

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(0.5, "0.5s")]
    [InlineData(90, "90s")]
    [InlineData(1_800, "30m")]
    [InlineData(7_200, "2h")]
    [InlineData(604_800, "7d")]
    public void A_length_for_a_flag_has_its_largest_whole_unit(double seconds, string text) => Assert.Equal(text, TimeText.Flag(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(44.2, "45 s")]
    [InlineData(1_800, "30 min")]
    [InlineData(9_065, "2 h 31 min 5 s")]
    public void A_length_to_the_second_leaves_out_what_is_zero(double seconds, string text) =>
        Assert.Equal(text.Replace(' ', '\u00A0'), TimeText.Length(TimeSpan.FromSeconds(seconds)));
}
