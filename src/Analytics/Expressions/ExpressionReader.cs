using System.Globalization;

namespace Puffy.Analytics.Expressions;

/// <summary>
/// Reads the part of .NET's regular expressions that rules are written in, as it matches ASCII text in either case: letters, classes,
/// groups, alternatives, repetitions, and the places <c>^ $ \b \B</c>.
/// </summary>
internal sealed class ExpressionReader
{
    /// <summary>More repetitions would make a program too large.</summary>
    private const int MostRepetitions = 100;

    private readonly string _expression;
    private int _at;

    private ExpressionReader(string expression) => _expression = expression;

    /// <summary>Reads an expression.</summary>
    /// <param name="expression">A regular expression.</param>
    /// <returns>The expression; null where it uses more of the language than is read here.</returns>
    public static Expression? TryRead(string expression)
    {
        var reader = new ExpressionReader(expression);
        try
        {
            var read = reader.Alternatives();
            return reader._at == expression.Length ? read : null;
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private Expression Alternatives()
    {
        List<Expression> choices = [Sequence()];
        while (_at < _expression.Length && _expression[_at] == '|')
        {
            _at++;
            choices.Add(Sequence());
        }

        return choices.Count == 1 ? choices[0] : new Alternatives(choices);
    }

    private Sequence Sequence()
    {
        var parts = new List<Expression>();
        while (_at < _expression.Length && _expression[_at] is not ('|' or ')'))
        {
            var part = Atom();
            parts.Add(part is Place ? part : Quantified(part));
        }

        return new Sequence(parts);
    }

    /// <summary>Reads one letter, class, place or group.</summary>
    private Expression Atom() => Take() switch
    {
        '^' => new Place(Border.Beginning),
        '$' => new Place(Border.End),
        '.' => new OneOf(~AsciiSet.Of('\n')),
        '[' => new OneOf(Class()),
        '(' => Group(),
        '\\' => Escape(),
        '?' or '*' or '+' or '{' => throw new NotSupportedException(),
        var letter => new OneOf(Letter(letter).InEitherCase),
    };

    private Expression Group()
    {
        if (Next() == '?')
        {
            _at++;
            Take(':');
        }

        var choices = Alternatives();
        Take(')');
        return choices;
    }

    private Expression Escape()
    {
        switch (Next())
        {
            case 'b':
                _at++;
                return new Place(Border.OfWord);
            case 'B':
                _at++;
                return new Place(Border.NotOfWord);
            default:
                return new OneOf(EscapedLetters().InEitherCase);
        }
    }

    private AsciiSet EscapedLetters() => Take() switch
    {
        'd' => AsciiSet.Digits,
        'D' => ~AsciiSet.Digits,
        'w' => AsciiSet.OfWords,
        'W' => ~AsciiSet.OfWords,
        's' => AsciiSet.Spaces,
        'S' => ~AsciiSet.Spaces,
        var letter => char.IsAsciiLetterOrDigit(letter) ? throw new NotSupportedException() : Letter(letter),
    };

    private AsciiSet Class()
    {
        var isNegated = Next() == '^';
        _at += isNegated ? 1 : 0;
        AsciiSet letters = default;
        for (var isFirst = true; Next() != ']' || isFirst; isFirst = false)
        {
            letters |= Member();
        }

        _at++;
        letters = letters.InEitherCase;
        return isNegated ? ~letters : letters;
    }

    /// <summary>Reads a letter or range of a class.</summary>
    private AsciiSet Member()
    {
        var first = Take();
        var isEscaped = first == '\\';
        var letters = first switch
        {
            '\\' => EscapedLetters(),
            // A bracket may begin a subtraction.
            '[' => throw new NotSupportedException(),
            _ => Letter(first),
        };
        if (Next() != '-' || _at + 1 >= _expression.Length || _expression[_at + 1] == ']')
        {
            return letters;
        }

        _at++;
        var last = Take();
        return isEscaped || last is '\\' or '[' || last < first || !char.IsAscii(last)
            ? throw new NotSupportedException()
            : AsciiSet.Range(first, last);
    }

    private Expression Quantified(Expression part)
    {
        var quantifier = _at < _expression.Length ? _expression[_at] : default;
        if (quantifier is not ('?' or '*' or '+' or '{'))
        {
            return part;
        }

        (int Least, int? Most) times = quantifier switch
        {
            '?' => (0, 1),
            '*' => (0, null),
            '+' => (1, null),
            _ => Bounds(),
        };

        // What follows says whether to prefer the shortest match, which makes no difference to whether there is one.
        _at++;
        _at += _at < _expression.Length && _expression[_at] == '?' ? 1 : 0;
        return new Repeated(part, times.Least, times.Most);
    }

    /// <summary>Reads the bounds in <c>{2}</c>, <c>{2,}</c> or <c>{2,4}</c>, up to the bracket that ends them.</summary>
    private (int Least, int? Most) Bounds()
    {
        var end = _expression.IndexOf('}', _at);
        var parts = end < 0 ? [] : _expression[(_at + 1)..end].Split(',');
        if (parts.Length is not (1 or 2))
        {
            throw new NotSupportedException();
        }

        _at = end;
        var least = Count(parts[0]);
        return (least, parts.Length == 1 ? least : parts[1].Length == 0 ? null : Count(parts[1]));
    }

    private static int Count(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostRepetitions
            ? count
            : throw new NotSupportedException();

    private static AsciiSet Letter(char letter) => char.IsAscii(letter) ? AsciiSet.Of(letter) : throw new NotSupportedException();

    private char Next() => _at < _expression.Length ? _expression[_at] : throw new NotSupportedException();

    private char Take()
    {
        var letter = Next();
        _at++;
        return letter;
    }

    private void Take(char expected)
    {
        if (Take() != expected)
        {
            throw new NotSupportedException();
        }
    }
}
