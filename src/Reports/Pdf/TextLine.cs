namespace Puffy.Reports.Pdf;

/// <summary>Text of one style at its place in a line.</summary>
/// <param name="Text">What to draw.</param>
/// <param name="Style">How.</param>
/// <param name="X">From the line's left end, in points.</param>
/// <param name="Width">In points.</param>
internal sealed record PlacedText(string Text, TextStyle Style, double X, double Width);

/// <summary>One line of broken text.</summary>
/// <param name="Parts">From left to right.</param>
/// <param name="Width">From the line's left end to the end of its last letter.</param>
internal sealed record TextLine(IReadOnlyList<PlacedText> Parts, double Width)
{
    /// <summary>Draws the line with its left end at <paramref name="x"/> and its letters' foot at <paramref name="baseline"/>.</summary>
    internal void Draw(PageCanvas canvas, double x, double baseline)
    {
        foreach (var part in Parts)
        {
            if (part.Style.Ground is { } ground)
            {
                var pad = part.Style.Size * 0.3;
                canvas.RoundedBox(x + part.X - pad, baseline - (part.Style.Size * 0.92), part.Width + (2 * pad), part.Style.Size * 1.22, ground);
            }

            canvas.Text(part.Text, x + part.X, baseline, part.Width, part.Style);
        }
    }
}
