namespace Puffy.Analytics.Expressions;

/// <summary>The expressions of a set that a text matches.</summary>
internal sealed class Matches
{
    private readonly ExpressionSet _set;
    private readonly bool[] _found;

    internal Matches(ExpressionSet set, string text, bool[] found)
    {
        _set = set;
        Text = text;
        _found = found;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Whether an entry of the set matches.</summary>
    public bool this[int entry] => _found[entry];

    /// <summary>The matches of another text, looked for by the same set.</summary>
    public Matches Of(string text) => _set.In(text);
}
