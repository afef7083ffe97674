using CsCheck;
using Puffy.Client.Terminal;

namespace Puffy.Client.Tests.Terminal;

public class WrappingTests
{
    [Fact]
    public void A_text_that_fits_is_one_line() => Assert.Equal(["ten words."], Wrapping.Lines("ten words.", 10));

    [Fact]
    public void Text_breaks_between_words() => Assert.Equal(["four five", "six"], Wrapping.Lines("four five six", 9));

    [Fact]
    public void A_number_and_its_unit_stay_together() => Assert.Equal(["rate of", "12.34 %"], Wrapping.Lines("rate of 12.34\u00A0%", 10));

    [Fact]
    public void Later_lines_are_indented() => Assert.Equal(["four five", "  six", "  seven"], Wrapping.Lines("four five six seven", 9, indent: 2));

    [Fact]
    public void A_path_that_is_too_long_breaks_after_a_separator() =>
        Assert.Equal(["/first/second/", "third.csv"], Wrapping.Lines("/first/second/third.csv", 16));

    [Fact]
    public void A_word_without_separators_breaks_where_the_line_ends() => Assert.Equal(["aaaaaaaa", "aaaa"], Wrapping.Lines("aaaaaaaaaaaa", 8));

    [Fact]
    public void A_number_does_not_break_at_its_comma() => Assert.Equal(["x: revenue", "123,456.78"], Wrapping.Lines("x: revenue 123,456.78", 14));

    [Fact]
    public void Letters_of_East_Asia_take_two_columns() => Assert.Equal(["日本語", "日本"], Wrapping.Lines("日本語日本", 6));

    [Fact]
    public void A_letter_with_an_accent_of_its_own_is_not_torn_apart() => Assert.Equal(["aaae\u0301", "b"], Wrapping.Lines("aaae\u0301b", 4));

    [Fact]
    public void A_title_breaks_after_underscores() => Assert.Equal(["last_non_", "direct_", "click"], Wrapping.TitleLines("last_non_direct_click", 9));

    [Fact]
    public void Every_line_fits_and_no_letter_is_lost() => Gen.Select(Gen.String["abc 1,.日/_"], Gen.Int[4, 30], Gen.Int[0, 2]).Sample((text, width, indent) =>
    {
        var lines = Wrapping.Lines(text, width, indent);
        Assert.All(lines, line => Assert.True(Wrapping.Width(line.TrimEnd()) <= width, $"'{line}' is wider than {width}"));
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
    });
}
