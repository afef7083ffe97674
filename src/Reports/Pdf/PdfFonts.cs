using Puffy.Reports.Fonts;
using SkiaSharp;

namespace Puffy.Reports.Pdf;

/// <summary>
/// The fonts of one PDF. Text is measured and drawn without hinting or kerning, so that its width is the sum of its
/// glyphs' advances, in Skia as in a viewer.
/// </summary>
/// <remarks>Not for concurrent use.</remarks>
internal sealed class PdfFonts : IDisposable
{
    private readonly SKFont[] _fonts =
    [
        .. Enum.GetValues<FontFace>().Select(face => new SKFont(EmbeddedFonts.Skia(face))
        {
            Hinting = SKFontHinting.None,
            LinearMetrics = true,
            Subpixel = true,
        }),
    ];

    /// <summary>The font of a style, until another is asked for: its size changes with the style.</summary>
    internal SKFont Of(TextStyle style)
    {
        var font = _fonts[(int)style.Face];
        font.Size = (float)style.Size;
        return font;
    }

    /// <summary>The width of a text in points.</summary>
    internal double Width(ReadOnlySpan<char> text, TextStyle style) => Of(style).MeasureText(text);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var font in _fonts)
        {
            font.Dispose();
        }
    }
}
