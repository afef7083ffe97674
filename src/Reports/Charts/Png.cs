using SkiaSharp;

namespace Puffy.Reports.Charts;

/// <summary>Pictures as PNG bytes.</summary>
internal static class Png
{
    // Without an alpha channel a PDF needs no mask for the picture; a middling level is a third faster than the best.
    private static readonly SKPngEncoderOptions Encoding = new(SKPngEncoderFilterFlags.Sub, zLibLevel: 5);

    /// <summary>A white picture that is drawn upon.</summary>
    internal static byte[] Draw(int width, int height, Action<SKCanvas> draw)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque))
            ?? throw new ArgumentException($"A picture of {width} × {height} pixels does not fit into memory.", nameof(width));
        surface.Canvas.Clear(SKColors.White);
        draw(surface.Canvas);
        using var pixels = surface.PeekPixels();
        using var png = pixels.Encode(Encoding)
            ?? throw new InvalidOperationException($"Skia could not encode a picture of {width} × {height} pixels as PNG.");
        return png.ToArray();
    }
}
