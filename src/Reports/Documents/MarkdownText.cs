using System.Text;
using Puffy.Analytics.Wording;

namespace Puffy.Reports.Documents;

/// <summary>Makes values safe to stand inside Markdown.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_[]<>|&~";

    /// <summary>
    /// Plain text as Markdown that reads as that text, on one line: for names, addresses and other data. Control characters are shown as
    /// <see cref="VisibleText"/> shows them.
    /// </summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var letter in OneLine(text))
        {
            if (Special.Contains(letter, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(letter);
        }

        // A sign that would make a line a heading, a list item or a rule does so only at its start.
        return escaped.Length > 0 && escaped[0] is '#' or '+' or '-' or '=' or ':'
            ? escaped.Insert(0, '\\').ToString()
            : EscapeListNumber(escaped.ToString());
    }

    /// <summary>
    /// Text as inline code, on one line, whatever backticks it holds; also inside a table. Control characters are shown as
    /// <see cref="VisibleText"/> shows them.
    /// </summary>
    public static string Code(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = OneLine(text);
        if (line.Length == 0)
        {
            return "";
        }

        var fence = new string('`', 1 + LongestRun(line, '`'));
        // A bar would end a table's cell even inside code.
        return line.Contains('|', StringComparison.Ordinal)
            ? Escape(line)
            : line[0] == '`' || line[^1] == '`' ? $"{fence} {line} {fence}" : $"{fence}{line}{fence}";
    }

    private static string OneLine(string text) => VisibleText.Escape(text.Trim());

    private static string EscapeListNumber(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        return digits > 0 && digits < text.Length && text[digits] is '.' or ')' && (digits + 1 == text.Length || text[digits + 1] == ' ')
            ? text.Insert(digits, "\\")
            : text;
    }

    private static int LongestRun(string text, char wanted)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in text)
        {
            run = letter == wanted ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
