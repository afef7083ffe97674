namespace Puffy.Reports.Pdf;

/// <summary>Breaks runs of text into lines: at spaces, and inside a word only where it alone is wider than the line.</summary>
internal sealed class LineBreaker(PdfFonts fonts)
{
    /// <summary>Where a long word such as a web address or a column name is broken for preference: after these.</summary>
    private const string Seams = "/_-.,:;?&=+>)";

    /// <summary>A word longer than this many letters does not widen a table's column: it may be broken.</summary>
    private const int LongestKeptWord = 26;

    /// <summary>The lines, none of them wider than <paramref name="width"/>; empty text gives one empty line.</summary>
    internal IReadOnlyList<TextLine> Break(IEnumerable<TextRun> runs, double width)
    {
        var lines = new List<TextLine>();
        var line = new LineInProgress(fonts);
        foreach (var word in Words(runs))
        {
            if (word.IsBreak)
            {
                lines.Add(line.Close());
                continue;
            }

            if (!line.Takes(word, width))
            {
                lines.Add(line.Close());
            }

            var rest = word;
            while (rest.Width(fonts) > width && rest.Split(fonts, width, Seams) is var (head, tail))
            {
                line.Add(head);
                lines.Add(line.Close());
                rest = tail;
            }

            line.Add(rest);
        }

        if (!line.IsEmpty || lines.Count == 0)
        {
            lines.Add(line.Close());
        }

        return lines;
    }

    /// <summary>The width that the text takes if it is never broken but where it says so.</summary>
    internal double WidthUnbroken(IEnumerable<TextRun> runs) => Break(runs, double.MaxValue).Max(line => line.Width);

    /// <summary>The least width that breaks no ordinary word.</summary>
    internal double WidthOfLongestWord(IEnumerable<TextRun> runs) =>
        Words(runs).Select(word => word.WidthUpTo(fonts, LongestKeptWord)).DefaultIfEmpty().Max();

    private static IEnumerable<Word> Words(IEnumerable<TextRun> runs)
    {
        var pieces = new List<TextRun>();
        TextStyle? space = null;
        foreach (var run in runs)
        {
            if (run.IsBreak)
            {
                if (pieces.Count > 0)
                {
                    yield return new Word([.. pieces], space);
                    pieces.Clear();
                }

                space = null;
                yield return new Word([run], null);
                continue;
            }

            var start = 0;
            for (var at = 0; at <= run.Text.Length; at++)
            {
                if (at < run.Text.Length && run.Text[at] != ' ')
                {
                    continue;
                }

                if (at > start)
                {
                    pieces.Add(run with { Text = run.Text[start..at] });
                }

                if (at < run.Text.Length)
                {
                    if (pieces.Count > 0)
                    {
                        yield return new Word([.. pieces], space);
                        pieces.Clear();
                    }

                    space = run.Style;
                }

                start = at + 1;
            }
        }

        if (pieces.Count > 0)
        {
            yield return new Word([.. pieces], space);
        }
    }
}
