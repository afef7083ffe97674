using Puffy.Analytics.Expressions;

namespace Puffy.Analytics.Tests.Expressions;

public sealed class ExpressionReaderTests
{
    [Theory]
    [InlineData("(?i)bot")]
    [InlineData(@"\p{L}bot")]
    [InlineData("[a-z-[b]]bot")]
    [InlineData("(?<name>bot)")]
    [InlineData("(?=bot)")]
    [InlineData(@"\Abot")]
    [InlineData(@"\x41")]
    [InlineData(@"[\d-z]")]
    [InlineData("a{101}")]
    [InlineData("a{x}")]
    [InlineData("{2}")]
    [InlineData("\u212a")]
    [InlineData("[\u00e0]")]
    [InlineData("[a-\u00e0]")]
    [InlineData("bot)")]
    [InlineData("(bot")]
    [InlineData("[bot")]
    [InlineData("bot\\")]
    public void What_is_left_to_NET_is_not_read(string expression) => Assert.Null(ExpressionReader.TryRead(expression));

    [Fact]
    public void A_letter_is_read_in_both_cases() =>
        Assert.Equal(new AsciiSet(0, (1UL << ('b' - 64)) | (1UL << ('B' - 64))), AsciiSet.Of('b').InEitherCase);
}
