using System.Globalization;
using System.Text;

namespace Puffy.Analytics.Devices;

/// <summary>
/// Finds the words without which a regular expression cannot match. Looking for words is far cheaper than trying an
/// expression, and few expressions of a rules file have one of theirs in a given user agent.
/// </summary>
internal sealed class RequiredWords
{
    private readonly string _expression;
    private int _at;

    private RequiredWords(string expression) => _expression = expression;

    /// <summary>Words such that each text that the expression matches has one of them, in either case.</summary>
    /// <param name="expression">A regular expression.</param>
    /// <returns>The words; null where there are none, or where the expression uses more of the language than is read here.</returns>
    public static string[]? Of(string expression)
    {
        var reader = new RequiredWords(expression);
        try
        {
            var words = reader.Alternatives();
            return reader._at == expression.Length ? words : null;
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private string[]? Alternatives()
    {
        var words = Sequence();
        while (_at < _expression.Length && _expression[_at] == '|')
        {
            _at++;
            var others = Sequence();
            words = words is null || others is null ? null : [.. words.Union(others, StringComparer.OrdinalIgnoreCase)];
        }

        return words;
    }

    /// <summary>The best words of parts that follow each other: all of the parts must match, so one part's words suffice.</summary>
    private string[]? Sequence()
    {
        string[]? best = null;
        var run = new StringBuilder();
        while (_at < _expression.Length && _expression[_at] is not ('|' or ')'))
        {
            var (literal, words, isEmpty) = Atom();
            if (isEmpty)
            {
                continue;
            }

            var (mayBeAbsent, mayRepeat) = Quantifier();
            if (literal is { } letter && !mayBeAbsent)
            {
                run.Append(letter);
                if (!mayRepeat)
                {
                    continue;
                }
            }

            best = Better(best, TakeRun(run));
            best = mayBeAbsent ? best : Better(best, words);
        }

        return Better(best, TakeRun(run));
    }

    private static string[]? TakeRun(StringBuilder run)
    {
        string[]? words = run.Length == 0 ? null : [run.ToString()];
        run.Clear();
        return words;
    }

    private static string[]? Better(string[]? left, string[]? right) =>
        left is null || (right is not null && Worth(right) > Worth(left)) ? right : left;

    /// <summary>Long words are rare, and the shortest is what is found most often.</summary>
    private static double Worth(string[] words) => words.Min(word => word.Length) + (words.Average(word => word.Length) / 100);

    /// <summary>Reads one letter, class or group.</summary>
    private (char? Literal, string[]? Words, bool IsEmpty) Atom()
    {
        switch (_expression[_at++])
        {
            case '^' or '$':
                return (null, null, true);
            case '.' or '{':
                return default;
            case '[':
                SkipClass();
                return default;
            case '(':
                return (null, Group(), false);
            case '\\':
                return Escape();
            case var letter:
                return (letter, null, false);
        }
    }

    private string[]? Group()
    {
        if (Next() == '?')
        {
            _at++;
            Take(':');
        }

        var words = Alternatives();
        Take(')');
        return words;
    }

    private (char? Literal, string[]? Words, bool IsEmpty) Escape()
    {
        var letter = Next();
        _at++;
        return letter switch
        {
            'b' or 'B' or 'A' or 'z' or 'Z' => (null, null, true),
            'd' or 'D' or 'w' or 'W' or 's' or 'S' => default,
            _ when !char.IsAsciiLetterOrDigit(letter) => (letter, null, false),
            _ => throw new NotSupportedException(),
        };
    }

    private void SkipClass()
    {
        _at += Next() == '^' ? 1 : 0;
        _at += Next() == ']' ? 1 : 0;
        while (Next() != ']')
        {
            // A bracket inside may begin a subtraction, which ends elsewhere.
            _at += Next() switch
            {
                '[' => throw new NotSupportedException(),
                '\\' => 2,
                _ => 1,
            };
        }

        _at++;
    }

    private (bool MayBeAbsent, bool MayRepeat) Quantifier()
    {
        var found = _at < _expression.Length ? _expression[_at] : default;
        if (found is not ('?' or '*' or '+' or '{'))
        {
            return default;
        }

        _at++;
        var mayBeAbsent = found is '?' or '*';
        if (found == '{')
        {
            var end = _expression.IndexOf('}', _at);
            var least = end < 0 ? [] : _expression.AsSpan(_at, end - _at);
            least = least.IndexOf(',') is var comma and >= 0 ? least[..comma] : least;
            if (!int.TryParse(least, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                throw new NotSupportedException();
            }

            mayBeAbsent = count == 0;
            _at = end + 1;
        }

        _at += _at < _expression.Length && _expression[_at] == '?' ? 1 : 0;
        return (mayBeAbsent, true);
    }

    private char Next() => _at < _expression.Length ? _expression[_at] : throw new NotSupportedException();

    private void Take(char expected) => _at += Next() == expected ? 1 : throw new NotSupportedException();
}
