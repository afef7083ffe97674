using CsCheck;
using Puffy.Analytics.Wording;

namespace Puffy.Analytics.Tests.Wording;

public class VisibleTextTests
{
    [Theory]
    [InlineData("events_2025-03-01.csv", "events_2025-03-01.csv")]
    [InlineData("Größe 日本 😀", "Größe 日本 😀")]
    [InlineData("a\u001b[2Jb", "a\\u001b[2Jb")]
    [InlineData("a\nb\r\tc", "a\\nb\\r\\tc")]
    [InlineData("\0", "\\u0000")]
    [InlineData("\u007f\u009b31m", "\\u007f\\u009b31m")]
    [InlineData("user\u202Evsc.exe", "user\\u202evsc.exe")]
    [InlineData("a\u2066b\u2069", "a\\u2066b\\u2069")]
    [InlineData("\uFEFFid\u200B", "\\ufeffid\\u200b")]
    [InlineData("a\u2028b\u2029", "a\\u2028b\\u2029")]
    [InlineData("tag \U000E0041", "tag \\U000e0041")]
    public void Letters_without_a_shape_are_shown_as_escapes(string text, string shown) => Assert.Equal(shown, VisibleText.Escape(text));

    [Fact]
    public void Half_a_letter_is_shown_as_an_escape() => Assert.Equal("half \\ud83d!", VisibleText.Escape("half \uD83D!"));

    [Theory]
    [InlineData("👩\u200D🚀")]
    [InlineData("می\u200Cخواهم")]
    public void Joiners_of_emoji_and_scripts_stay(string text) => Assert.Equal(text, VisibleText.Escape(text));

    [Fact]
    public void What_is_shown_is_not_changed_again() => Gen.String.Sample(text =>
    {
        var shown = VisibleText.Escape(text);
        Assert.Equal(shown, VisibleText.Escape(shown));
        Assert.DoesNotContain(shown, char.IsControl);
    });
}
