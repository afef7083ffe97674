namespace Puffy.Client.Terminal;

/// <summary>What stands in a column; it decides where the column may break.</summary>
internal enum CellKind
{
    /// <summary>Figures: at the right, on one line.</summary>
    Number,

    /// <summary>Short names that Puffy gives, days and times: at the left, on one line.</summary>
    Name,

    /// <summary>Sentences and what comes from outside: at the left, on as many lines as it takes.</summary>
    Text,
}

/// <summary>How long a column stays in a table that is too wide. Of equals the rightmost goes first.</summary>
internal enum Importance
{
    /// <summary>Goes first.</summary>
    Detail,

    /// <summary>Goes after details.</summary>
    Useful,

    /// <summary>Goes last.</summary>
    Main,

    /// <summary>Stays: without it nobody knows what a row is about.</summary>
    Key,
}

/// <summary>A column of a table on the screen.</summary>
/// <param name="Title">Its head.</param>
/// <param name="Kind">What stands in it.</param>
/// <param name="Importance">How long it stays.</param>
/// <param name="Cells">Its cells from top to bottom, without control characters.</param>
internal sealed record ScreenColumn(string Title, CellKind Kind, Importance Importance, IReadOnlyList<string> Cells)
{
    /// <summary>Columns of a terminal that a text gets at least.</summary>
    private const int NarrowestText = 16;

    /// <summary>The width without line breaks.</summary>
    public int Wanted { get; } = Math.Max(Wrapping.Width(Title), Cells.Select(Wrapping.Width).DefaultIfEmpty().Max());

    /// <summary>The width below which it does not go.</summary>
    public int Narrowest { get; } = Math.Max(
        Wrapping.LongestPart(Title),
        Cells.Select(cell => Kind == CellKind.Text ? Math.Min(LongestWord(cell), NarrowestText) : Wrapping.Width(cell)).DefaultIfEmpty().Max());

    private static int LongestWord(string text) => text.Split(' ').Max(Wrapping.Width);
}
