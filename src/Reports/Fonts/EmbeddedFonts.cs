using SkiaSharp;

namespace Puffy.Reports.Fonts;

/// <summary>
/// The faces that travel inside this assembly, so that reports look alike on every machine and need no installed font.
/// </summary>
/// <remarks>All members are safe for concurrent use.</remarks>
internal static class EmbeddedFonts
{
    private static readonly Lazy<SKTypeface>[] Faces =
        [.. Enum.GetValues<FontFace>().Select(face => new Lazy<SKTypeface>(() => Read(FileName(face))))];

    /// <summary>The face for measuring and drawing. Shared: never dispose it.</summary>
    internal static SKTypeface Skia(FontFace face) => Faces[(int)face].Value;

    /// <summary>Whether the face can draw a character.</summary>
    internal static bool Covers(FontFace face, int codePoint) =>
        // The printable part of Latin-1 is in every face and nearly all text: no need to ask Skia.
        codePoint is (>= 0x20 and < 0x7F) or (>= 0xA0 and <= 0xFF) || HasGlyph(Skia(face), codePoint);

    private static bool HasGlyph(SKTypeface face, int codePoint)
    {
        using var font = new SKFont(face);
        return font.ContainsGlyph(codePoint);
    }

    private static string FileName(FontFace face) => face switch
    {
        FontFace.Regular => "IBMPlexSans-Regular.ttf",
        FontFace.Bold => "IBMPlexSans-SemiBold.ttf",
        FontFace.Italic => "IBMPlexSans-Italic.ttf",
        FontFace.BoldItalic => "IBMPlexSans-SemiBoldItalic.ttf",
        FontFace.Mono => "IBMPlexMono-Regular.ttf",
        _ => throw new ArgumentOutOfRangeException(nameof(face), face, "No such face."),
    };

    private static SKTypeface Read(string name)
    {
        using var resource = typeof(EmbeddedFonts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The font {name} is not embedded in this build of {typeof(EmbeddedFonts).Assembly.GetName().Name}.");
        return SKTypeface.FromStream(resource) ?? throw new InvalidOperationException($"The embedded font {name} cannot be read.");
    }
}
