namespace Puffy.Reports.Pdf;

/// <summary>The line that words are being added to.</summary>
internal sealed class LineInProgress(PdfFonts fonts)
{
    private readonly List<PlacedText> _parts = [];
    private double _width;

    /// <summary>Whether nothing stands in the line yet.</summary>
    internal bool IsEmpty => _parts.Count == 0;

    /// <summary>Whether the word can join the line; any word can join an empty one.</summary>
    internal bool Takes(Word word, double width) => IsEmpty || _width + SpaceBefore(word) + word.Width(fonts) <= width;

    /// <summary>Adds a word, with its space unless it is the line's first.</summary>
    internal void Add(Word word)
    {
        if (!IsEmpty && word.Space is { } space)
        {
            Append(" ", space);
        }

        foreach (var piece in word.Pieces)
        {
            Append(piece.Text, piece.Style);
        }
    }

    /// <summary>The finished line; the next one starts empty.</summary>
    internal TextLine Close()
    {
        var line = new TextLine([.. _parts], _width);
        _parts.Clear();
        _width = 0;
        return line;
    }

    private double SpaceBefore(Word word) => word.Space is { } space ? fonts.Width(" ", space) : 0;

    private void Append(string text, TextStyle style)
    {
        var width = fonts.Width(text, style);
        // One drawing order for a stretch of one style keeps the file small and its text selectable as a whole.
        if (_parts is [.., var last] && last.Style == style)
        {
            _parts[^1] = last with { Text = last.Text + text, Width = last.Width + width };
        }
        else
        {
            _parts.Add(new PlacedText(text, style, _width, width));
        }

        _width += width;
    }
}
