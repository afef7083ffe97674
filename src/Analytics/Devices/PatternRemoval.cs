namespace Puffy.Analytics.Devices;

/// <summary>Expressions whose every match is taken out of a text, one expression after the other.</summary>
internal sealed class PatternRemoval(IEnumerable<string> expressions)
{
    private readonly UserAgentPattern[] _patterns = [.. expressions.Select(expression => new UserAgentPattern(expression))];

    /// <summary>The text with a space instead of each match.</summary>
    public string RemoveFrom(string text) => _patterns.Aggregate(text, (rest, pattern) => pattern.RemoveFrom(rest));
}
