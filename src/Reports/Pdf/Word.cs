namespace Puffy.Reports.Pdf;

/// <summary>What stands between two spaces; its pieces may differ in style.</summary>
/// <param name="Pieces">At least one; each has text.</param>
/// <param name="Space">The style of the space before the word; null if the word follows without a space.</param>
internal sealed record Word(IReadOnlyList<TextRun> Pieces, TextStyle? Space)
{
    /// <summary>Whether this stands for a forced line break.</summary>
    internal bool IsBreak => Pieces[0].IsBreak;

    /// <summary>In points, without the space before it.</summary>
    internal double Width(PdfFonts fonts) => Pieces.Sum(piece => fonts.Width(piece.Text, piece.Style));

    /// <summary>The width of the word's first letters.</summary>
    internal double WidthUpTo(PdfFonts fonts, int letters)
    {
        var width = 0.0;
        foreach (var piece in Pieces)
        {
            if (letters <= 0 || piece.IsBreak)
            {
                break;
            }

            width += fonts.Width(piece.Text.AsSpan(0, Math.Min(letters, piece.Text.Length)), piece.Style);
            letters -= piece.Text.Length;
        }

        return width;
    }

    /// <summary>
    /// Splits the word so that its head fits: after the last seam in the second half of what fits, else after the last
    /// letter that fits. Null for a word of one letter, which stays whole.
    /// </summary>
    internal (Word Head, Word Tail)? Split(PdfFonts fonts, double width, string seams)
    {
        var text = string.Concat(Pieces.Select(piece => piece.Text));
        var fits = 1;
        while (fits < text.Length && WidthUpTo(fonts, fits + 1) <= width)
        {
            fits++;
        }

        if (fits >= text.Length)
        {
            return null;
        }

        var seam = text.AsSpan(0, fits).LastIndexOfAny(seams);
        var cut = seam + 1 > fits / 2 ? seam + 1 : fits;
        if (cut > 1 && char.IsLowSurrogate(text[cut]))
        {
            cut--;
        }

        return (Part(0, cut), Part(cut, text.Length) with { Space = null });
    }

    private Word Part(int from, int to)
    {
        var parts = new List<TextRun>();
        var start = 0;
        foreach (var piece in Pieces)
        {
            var (first, last) = (Math.Max(from - start, 0), Math.Min(to - start, piece.Text.Length));
            if (first < last)
            {
                parts.Add(piece with { Text = piece.Text[first..last] });
            }

            start += piece.Text.Length;
        }

        return new Word(parts, Space);
    }
}
