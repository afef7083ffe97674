using System.Text.RegularExpressions;
using CsCheck;
using Puffy.Analytics.Devices;

namespace Puffy.Analytics.Tests.Devices;

public sealed class RequiredWordsTests
{
    [Theory]
    [InlineData("crawl", "crawl")]
    [InlineData(@"\bcurl\b|\bwget\b", "curl wget")]
    [InlineData(@"\b(curl|wget)\b", "curl wget")]
    [InlineData("smart-?tv", "smart")]
    [InlineData("[a-z]bots?(/|_)", "bot")]
    [InlineData("go+gle", "gle")]
    [InlineData("x{2,3}longer", "longer")]
    [InlineData(@"a\.b", "a.b")]
    [InlineData("(?:ab|cd)(efg)?", "ab cd")]
    [InlineData("^mozilla/", "mozilla/")]
    public void An_expression_has_its_words(string expression, string words) =>
        Assert.Equal(words.Split(' '), RequiredWords.Of(expression));

    [Theory]
    [InlineData("^[^/ ]+$")]
    [InlineData("bot|[a-z]+")]
    [InlineData("(bot)?")]
    [InlineData("b*")]
    [InlineData("(?i)bot")]
    [InlineData(@"\p{L}bot")]
    [InlineData("[a-z-[b]]bot")]
    [InlineData("bot)")]
    [InlineData("(bot")]
    public void An_expression_without_certain_words_has_none(string expression) => Assert.Null(RequiredWords.Of(expression));

    [Fact]
    public void Whatever_an_expression_matches_has_one_of_its_words()
    {
        var part = Gen.OneOf(new[] { "a", "b", "[ab]", "a?", "b*", "a+", "(a|b)", "(ab|b)?", "(a|)", "b{0,2}", "a{1,2}", ".", @"\b", "^", "|" }.Select(Gen.Const).ToArray());
        Gen.Select(part.Array[1, 6], Gen.Char["abc "].Array[0, 6]).Sample((parts, letters) =>
        {
            var (expression, text) = (string.Concat(parts), new string(letters));
            var words = RequiredWords.Of(expression);
            return words is null || !Regex.IsMatch(text, expression) || words.Any(text.Contains);
        });
    }
}
