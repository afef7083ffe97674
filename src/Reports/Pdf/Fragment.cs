namespace Puffy.Reports.Pdf;

/// <summary>A part of a document that stands whole on one page: a line, a table's row, an image.</summary>
/// <param name="Height">In points.</param>
/// <param name="Draw">Draws it with its upper edge at the given height of the page.</param>
internal sealed record Fragment(double Height, Action<PageCanvas, double> Draw)
{
    /// <summary>White above, which falls away at the top of a page.</summary>
    internal double SpaceBefore { get; init; }

    /// <summary>Whether a page must not end after this one.</summary>
    internal bool KeepWithNext { get; init; }

    /// <summary>Whether a new page starts here.</summary>
    internal bool StartsPage { get; init; }

    /// <summary>Drawn above this one where it is the first of a page: a table's head.</summary>
    internal Fragment? Head { get; init; }
}
