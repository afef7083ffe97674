using Puffy.Analytics.Wording;

namespace Puffy.Client.Terminal;

/// <summary>
/// What a person reads: lines that fit the width of the terminal, without control characters from outside. Answers go to
/// <see cref="Output"/>; progress and closing words to <see cref="Error"/>, so that output can be piped.
/// </summary>
/// <param name="writer">Where lines go.</param>
/// <param name="width">Letters of a line.</param>
/// <param name="isTerminal">Whether it is a terminal, and no file or program.</param>
internal sealed class Screen(TextWriter writer, int width, bool isTerminal)
{
    /// <summary>Spaces before the second and later lines of a sentence.</summary>
    private const int Indent = 2;

    /// <summary>Standard output.</summary>
    public static Screen Output => Of(Console.Out, Console.IsOutputRedirected);

    /// <summary>Standard error.</summary>
    public static Screen Error => Of(Console.Error, Console.IsErrorRedirected);

    /// <summary>Letters of a line.</summary>
    public int Width => width;

    /// <summary>Whether a person watches it, so that a line can be rewritten.</summary>
    public bool IsTerminal => isTerminal;

    /// <summary>Writes a sentence, on as many lines as it takes.</summary>
    public void Line(string text) => Lines(Wrapping.Lines(VisibleText.Escape(text), width, Indent));

    /// <summary>Writes a table.</summary>
    public void Table<T>(ScreenTable<T> table) => Lines(table.Lines(width));

    /// <summary>Writes a line that says what begins.</summary>
    public void Banner(string title) => Line($"── {title} {new string('─', Math.Max(3, Math.Min(width, 80) - title.Length - 4))}");

    /// <summary>Writes over the line that was written so before; where nobody watches, writes a line.</summary>
    public void Progress(string text)
    {
        if (!isTerminal)
        {
            Line(text);
            return;
        }

        // One column stays free: a terminal goes on to the next line when the last is filled.
        var line = Wrapping.Lines(text, width - 1)[0];
        writer.Write($"\r{line.PadRight(Math.Min(width - 1, 79))}");
    }

    /// <summary>Ends a line of <see cref="Progress"/>.</summary>
    public void EndProgress()
    {
        if (isTerminal)
        {
            writer.WriteLine();
        }
    }

    /// <summary>Writes an empty line.</summary>
    public void Space() => Lines([string.Empty]);

    /// <summary>Writes a document as it is: JSON or Markdown for programs, which keep their own lines.</summary>
    public void Document(string text) => writer.Write(text);

    private static Screen Of(TextWriter writer, bool redirected) => new(
        writer,
        TerminalWidth.Find(Environment.GetEnvironmentVariable("COLUMNS"), redirected, () => Console.WindowWidth),
        isTerminal: !redirected);

    /// <summary>All at once, as parts of a run that go on together write to one screen.</summary>
    private void Lines(IEnumerable<string> lines) => writer.Write(string.Concat(lines.Select(line => line + Environment.NewLine)));
}
