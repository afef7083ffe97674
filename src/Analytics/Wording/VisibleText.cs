using System.Globalization;
using System.Text;

namespace Puffy.Analytics.Wording;

/// <summary>
/// Shows text that comes from outside. File names, ids and addresses can hold the control sequences of a terminal, letters that turn the
/// direction of what follows, or line ends: a reader would see something else than what is there.
/// </summary>
public static class VisibleText
{
    /// <summary>
    /// The same text with every invisible letter written as an escape: <c>\n</c>, <c>\t</c>, <c>\u001b</c>. The
    /// joiners of Persian, of Indian scripts and of emoji stay. Text without such letters is returned as it is.
    /// </summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder? escaped = null;
        for (var at = 0; at < text.Length;)
        {
            var isRune = Rune.TryGetRuneAt(text, at, out var rune);
            var length = isRune ? rune.Utf16SequenceLength : 1;
            var value = isRune ? rune.Value : text[at];
            if (!isRune || IsHidden(rune))
            {
                escaped ??= new StringBuilder(text, 0, at, text.Length + 16);
                escaped.Append(Written(value));
            }
            else
            {
                escaped?.Append(text, at, length);
            }

            at += length;
        }

        return escaped?.ToString() ?? text;
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format => rune.Value is not (0x200C or 0x200D),
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        _ => false,
    };

    private static string Written(int value) => value switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        <= 0xFFFF => $"\\u{value:x4}",
        _ => $"\\U{value:x8}",
    };
}
