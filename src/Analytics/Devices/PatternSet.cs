namespace Puffy.Analytics.Devices;

/// <summary>Alternative expressions, combined so that few of them are tried.</summary>
internal sealed class PatternSet
{
    /// <summary>So many expressions compile together faster than one by one; many more are too large to.</summary>
    private const int Together = 12;

    /// <summary>Shorter words are found in so many texts that looking for them first spares nothing.</summary>
    private const int LeastLetters = 3;

    private readonly UserAgentPattern[] _patterns;

    /// <summary>Takes expressions as they are written.</summary>
    public PatternSet(IEnumerable<string> expressions) =>
        _patterns = [.. expressions
            .GroupBy(HasLongWords)
            .SelectMany(group => group.Chunk(Together))
            .Select(chunk => new UserAgentPattern(chunk))];

    /// <summary>Whether one of the expressions matches.</summary>
    public bool AnyIsIn(string text) => Array.Exists(_patterns, pattern => pattern.IsIn(text));

    /// <summary>An expression for the beginning of a text counts as one without words: it fails at the first letters.</summary>
    private static bool HasLongWords(string expression) =>
        !expression.StartsWith('^') && RequiredWords.Of(expression) is { } words && Array.TrueForAll(words, word => word.Length >= LeastLetters);
}
