using Puffy.Reports.Fonts;
using Puffy.Reports.Style;

namespace Puffy.Reports.Pdf;

/// <summary>How a stretch of text looks.</summary>
/// <param name="Face">The face.</param>
/// <param name="Size">In points.</param>
/// <param name="Colour">Of the letters.</param>
/// <param name="Ground">Behind the letters, as a rounded box; none if null.</param>
/// <param name="Link">An absolute web address that the text leads to.</param>
internal sealed record TextStyle(FontFace Face, double Size, Rgb Colour, Rgb? Ground = null, string? Link = null);

/// <summary>A stretch of text in one style; the text <c>"\n"</c> alone is a forced line break.</summary>
internal sealed record TextRun(string Text, TextStyle Style)
{
    /// <summary>Whether the run is a forced line break.</summary>
    internal bool IsBreak => Text == "\n";
}
