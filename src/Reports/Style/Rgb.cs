using SkiaSharp;

namespace Puffy.Reports.Style;

/// <summary>An opaque sRGB colour, the same in charts and in PDFs.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
internal readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <summary>A colour from its usual notation, such as <c>0x0072B2</c>.</summary>
    public static Rgb Hex(int value) => new((byte)(value >> 16), (byte)(value >> 8), (byte)value);

    /// <summary>This colour laid over white.</summary>
    /// <param name="opacity">0 gives white, 1 gives the colour.</param>
    public Rgb Tint(double opacity) => new(OverWhite(Red, opacity), OverWhite(Green, opacity), OverWhite(Blue, opacity));

    internal SKColor Skia => new(Red, Green, Blue);

    internal ScottPlot.Color Plot => new(Red, Green, Blue);

    private static byte OverWhite(byte part, double opacity) => (byte)Math.Round(255 - ((255 - part) * opacity));
}
