using System.Text.RegularExpressions;
using CsCheck;
using Puffy.Analytics.Expressions;

namespace Puffy.Analytics.Tests.Expressions;

public sealed class ExpressionSetTests
{
    private static readonly string[] Parts =
    [
        "a", "b", "B", "[ab]", "[^a]", "[^A-B]", "[]b]", "a?", "b*", "a+", "a+?", "(a|b)", "(ab|b)?", "(a|)", "b{0,2}", "a{1,2}", "a{2}", "(ab){1,}",
        "a{1,1}", ".", ".*", "|", "^", "$", @"\b", @"\B", @"\w", @"\W", @"\d", @"\s", @"\S", @"[\w.]", @"\.", "[b.-]", "(a*)*", "(?:ab)+", "1", "[0-2]",
    ];

    [Theory]
    [InlineData("crawl", "WebCrawler", true)]
    [InlineData(@"\bbot\b", "a bot.", true)]
    [InlineData(@"\bbot\b", "robot", false)]
    [InlineData(@"\bbot\b", "bot_", false)]
    [InlineData("^bot", "bot", true)]
    [InlineData("^bot", "a bot", false)]
    [InlineData("bot$", "a bot", true)]
    [InlineData("bot$", "bots", false)]
    [InlineData("android.*mobile", "Android 14; Mobile", true)]
    [InlineData("android.*mobile", "Mobile; Android 14", false)]
    [InlineData("^$", "", true)]
    [InlineData("", "", true)]
    [InlineData("a{2,3}", "bab", false)]
    [InlineData("a{2,3}", "baab", true)]
    [InlineData(@"(?<x>a)\k<x>|a", "a", null)]
    [InlineData(@"\x41", "a", true)]
    public void An_expression_is_found_where_NET_finds_it(string expression, string text, bool? isFound)
    {
        if (isFound is { } expected)
        {
            Assert.Equal(expected, new ExpressionSet([[expression]]).In(text)[0]);
        }
        else
        {
            Assert.Throws<NotSupportedException>(() => ExpressionSet.Compile(expression));
        }
    }

    [Fact]
    public void Each_entry_is_found_by_any_of_its_expressions()
    {
        var matches = new ExpressionSet([["cat", "dog"], [], ["bird"], [@"\x63at"]]).In("A Dog and a cat");

        Assert.Equal([true, false, false, true], Enumerable.Range(0, 4).Select(entry => matches[entry]));
        Assert.Equal([false, false, true, false], Enumerable.Range(0, 4).Select(entry => matches.Of("bird")[entry]));
    }

    [Fact]
    public void Many_expressions_together_find_what_NET_finds_by_each()
    {
        var expressions = Gen.OneOf(Parts.Select(Gen.Const).ToArray()).Array[1, 6].Select(parts => string.Concat(parts)).Where(IsRegularExpression).Array[1, 5];
        Gen.Select(expressions, Gen.Char["abAB12_. \n"].Array[0, 8].Select(letters => new string(letters).TrimEnd('\n'))).Sample((set, text) =>
        {
            var matches = new ExpressionSet([.. set.Select(expression => new[] { expression })]).In(text);
            for (var entry = 0; entry < set.Length; entry++)
            {
                var isMatch = Regex.IsMatch(text, set[entry], RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
                Assert.True(isMatch == matches[entry], $"'{set[entry]}' in '{text}'");
            }
        });
    }

    [Fact]
    public void An_automaton_that_grew_too_large_starts_again_and_finds_the_same()
    {
        // Behind each a, the automaton has to remember twenty letters: more states than it keeps.
        var program = new MatchingProgram();
        program.Add(ExpressionReader.TryRead("a[ab]{20}c")!, number: 0);
        var automaton = new Automaton(program);
        var random = new Random(1);
        for (var i = 0; i < 3_000; i++)
        {
            var text = string.Create(40, random, static (letters, random) =>
            {
                for (var at = 0; at < letters.Length; at++)
                {
                    letters[at] = "aabbc"[random.Next(at < 30 ? 4 : 5)];
                }
            });
            var found = new bool[1];
            automaton.Run(text, found);

            Assert.Equal(Regex.IsMatch(text, "a[ab]{20}c"), found[0]);
            Assert.InRange(automaton.States, 0, Automaton.MostStates);
        }
    }

    [Fact]
    public void Threads_that_read_at_once_find_the_same()
    {
        var set = new ExpressionSet([["a[ab]{3}c"], [@"\bb+\b"]]);
        Parallel.For(0, 2_000, i =>
        {
            var text = string.Concat(Enumerable.Range(0, 12).Select(bit => "ab c"[((i >> bit) & 1) + ((i + bit) % 5 == 0 ? 2 : 0)]));
            var matches = set.In(text);

            Assert.Equal(Regex.IsMatch(text, "a[ab]{3}c"), matches[0]);
            Assert.Equal(Regex.IsMatch(text, @"\bb+\b"), matches[1]);
        });
    }

    private static bool IsRegularExpression(string expression)
    {
        try
        {
            _ = new Regex(expression);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
