using System.Text.RegularExpressions;

namespace Puffy.Analytics.Expressions;

/// <summary>
/// Regular expressions that are looked for in one pass over a text, all of them together, in either case. Their meaning is that of
/// .NET's. Safe for concurrent use.
/// </summary>
internal sealed class ExpressionSet
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private readonly int _entries;
    private readonly Lazy<Automaton> _automaton;
    private readonly List<(int Entry, Lazy<Regex> Regex)> _others = [];

    /// <summary>Takes expressions.</summary>
    /// <param name="entries">For each entry the expressions; at least one of them must match.</param>
    public ExpressionSet(IReadOnlyList<IReadOnlyList<string>> entries)
    {
        _entries = entries.Count;
        _automaton = new Lazy<Automaton>(() => new Automaton(Read(entries)));
    }

    /// <summary>Makes one expression ready for use, by itself.</summary>
    /// <exception cref="ArgumentException">It is not a regular expression.</exception>
    /// <exception cref="NotSupportedException">It looks around or back, or is too large.</exception>
    public static Regex Compile(string expression) => new(expression, Options);

    /// <summary>Looks for all expressions.</summary>
    /// <param name="text">A text of ASCII letters, without a line break at the end.</param>
    public Matches In(string text)
    {
        var found = new bool[_entries];
        _automaton.Value.Run(text, found);
        foreach (var (entry, regex) in _others)
        {
            found[entry] = found[entry] || regex.Value.IsMatch(text);
        }

        return new Matches(this, text, found);
    }

    /// <summary>The program of the expressions that can be one; the others are kept apart.</summary>
    private MatchingProgram Read(IReadOnlyList<IReadOnlyList<string>> entries)
    {
        var program = new MatchingProgram();
        for (var entry = 0; entry < entries.Count; entry++)
        {
            foreach (var expression in entries[entry])
            {
                if (ExpressionReader.TryRead(expression) is { } read)
                {
                    program.Add(read, entry);
                }
                else
                {
                    _others.Add((entry, new Lazy<Regex>(() => Compile(expression))));
                }
            }
        }

        return program;
    }
}
