using System.Globalization;
using System.Text;

namespace Puffy.Reports.Fonts;

/// <summary>Keeps text drawable: what the embedded faces lack is replaced by what a reader takes for the same.</summary>
internal static class Glyphs
{
    /// <summary>Stands for a character that has no likeness in the embedded faces, such as an ideograph or an emoji.</summary>
    internal const char Unknown = '\uFFFD';

    /// <summary>
    /// The text with only such characters as <see cref="FaceFor"/> can draw. Control characters become spaces; joiners and
    /// variation selectors vanish.
    /// </summary>
    internal static string Drawable(string text, FontFace face = FontFace.Regular)
    {
        if (text.EnumerateRunes().All(rune => Drawable(rune, face)))
        {
            return text;
        }

        var drawable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Drawable(rune, face))
            {
                drawable.Append(rune.ToString());
            }
            else if (Likeness(rune) is { } likeness)
            {
                drawable.Append(likeness);
            }
        }

        return drawable.ToString();
    }

    /// <summary>The face to draw a character in: the wanted one, or the regular one where only that has the glyph.</summary>
    internal static FontFace FaceFor(Rune rune, FontFace wanted) =>
        EmbeddedFonts.Covers(wanted, rune.Value) ? wanted : FontFace.Regular;

    private static bool Drawable(Rune rune, FontFace face) => !IsInvisible(rune) && EmbeddedFonts.Covers(FaceFor(rune, face), rune.Value);

    /// <summary>Joiners, soft hyphens, changes of direction, variation selectors: they would be copied along unseen.</summary>
    private static bool IsInvisible(Rune rune) =>
        !rune.IsAscii && (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is >= 0xFE00 and <= 0xFE0F);

    private static char? Likeness(Rune rune) => rune.Value switch
    {
        _ when IsInvisible(rune) => null,
        '✔' or '☑' or 0x2705 => '✓',
        '✗' or '✘' or '☒' or 0x274C => '×',
        '▲' or '△' => '↑',
        '▼' or '▽' => '↓',
        '►' or '▶' or '⇒' or '➜' or '➔' => '→',
        '■' or '□' or '●' or '○' or '◆' or '▪' or '▸' or '‣' or '◦' => '•',
        '★' or '☆' => '*',
        '⚠' => '!',
        '‐' or '‑' => '-',
        '―' => '—',
        0x202F or 0x2007 => '\u00A0',
        _ when Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) => ' ',
        _ => Unknown,
    };
}
