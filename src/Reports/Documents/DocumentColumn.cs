namespace Puffy.Reports.Documents;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its head, as plain text.</param>
/// <param name="Align">Where its cells' text stands.</param>
public sealed record DocumentColumn(string Title, Align Align = Align.Left)
{
    /// <summary>A column of figures, which stand at the right so that their digits line up.</summary>
    public static DocumentColumn Figures(string title) => new(title, Align.Right);

    /// <summary>A column of text; lets a title stand for its column.</summary>
    public static implicit operator DocumentColumn(string title) => new(title);

    /// <summary>A column of text.</summary>
    public static DocumentColumn FromString(string title) => new(title);
}

/// <summary>Where the text of a column stands.</summary>
public enum Align
{
    /// <summary>At the left: for words.</summary>
    Left,

    /// <summary>In the middle: for short marks.</summary>
    Center,

    /// <summary>At the right: for figures.</summary>
    Right,
}
