using System.Buffers;
using System.Text.RegularExpressions;

namespace Puffy.Analytics.Devices;

/// <summary>
/// Alternative regular expressions, matched in time that grows only linearly with the length of the text. They are
/// compiled, which is slow, when a text first has one of their words; most texts have none.
/// </summary>
internal sealed class UserAgentPattern
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private readonly SearchValues<string>? _words;
    private readonly Lazy<Regex[]> _regexes;

    /// <summary>Takes expressions as they are written.</summary>
    public UserAgentPattern(params string[] expressions)
    {
        var words = expressions.Select(RequiredWords.Of).ToArray();
        _words = Array.TrueForAll(words, each => each is not null)
            ? SearchValues.Create([.. words.SelectMany(each => each!)], StringComparison.OrdinalIgnoreCase)
            : null;
        _regexes = new Lazy<Regex[]>(() => Together(expressions) ?? [.. expressions.Select(Compile)]);
    }

    /// <summary>Compiles one expression.</summary>
    /// <exception cref="ArgumentException">It is not a regular expression.</exception>
    /// <exception cref="NotSupportedException">It looks around or back, or is too large.</exception>
    public static Regex Compile(string expression) => new(expression, Options);

    /// <summary>Whether a text has a match.</summary>
    public bool IsIn(string text) => MayBeIn(text) && Array.Exists(_regexes.Value, regex => regex.IsMatch(text));

    /// <summary>The text with a space instead of each match.</summary>
    public string RemoveFrom(string text) =>
        MayBeIn(text) ? _regexes.Value.Aggregate(text, (rest, regex) => regex.Replace(rest, " ")) : text;

    private bool MayBeIn(string text) => _words is null || text.AsSpan().ContainsAny(_words);

    /// <summary>The expressions as one, which compiles and runs faster; null where that would be too large.</summary>
    private static Regex[]? Together(string[] expressions)
    {
        try
        {
            return [Compile(string.Join('|', expressions.Select(expression => $"(?:{expression})")))];
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }
}
