using Puffy.Reports.Style;
using SkiaSharp;

namespace Puffy.Reports.Pdf;

/// <summary>Draws on one page; measures in points from its upper left corner.</summary>
/// <param name="canvas">The page.</param>
/// <param name="fonts">Of the document.</param>
/// <param name="outline">Gathers the document's headings.</param>
internal sealed class PageCanvas(SKCanvas canvas, PdfFonts fonts, PdfOutline outline)
{
    private const float CornerRadius = 2;

    // Images are drawn smaller than they are: without this a viewer may drop rows of pixels.
    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    /// <summary>Text with its letters' foot at <paramref name="baseline"/>; a link is laid over its width.</summary>
    internal void Text(string text, double x, double baseline, double width, TextStyle style)
    {
        using var paint = Paint(style.Colour);
        canvas.DrawText(text, (float)x, (float)baseline, SKTextAlign.Left, fonts.Of(style), paint);
        if (style.Link is { } link)
        {
            canvas.DrawUrlAnnotation(Rectangle(x, baseline - style.Size, width, style.Size * 1.3), link);
        }
    }

    /// <summary>A filled rectangle.</summary>
    internal void Box(double x, double y, double width, double height, Rgb colour)
    {
        using var paint = Paint(colour);
        canvas.DrawRect(Rectangle(x, y, width, height), paint);
    }

    /// <summary>A filled rectangle with round corners.</summary>
    internal void RoundedBox(double x, double y, double width, double height, Rgb colour)
    {
        using var paint = Paint(colour);
        canvas.DrawRoundRect(Rectangle(x, y, width, height), CornerRadius, CornerRadius, paint);
    }

    /// <summary>A horizontal rule, centred on <paramref name="y"/>.</summary>
    internal void Rule(double x, double y, double width, double thickness, Rgb colour) =>
        Box(x, y - (thickness / 2), width, thickness, colour);

    /// <summary>An image, stretched to the given size.</summary>
    internal void Image(SKImage image, double x, double y, double width, double height) =>
        canvas.DrawImage(image, Rectangle(x, y, width, height), Smooth);

    /// <summary>Makes this place reachable from the document's outline.</summary>
    internal void Bookmark(int level, string title, double x, double y) =>
        canvas.DrawNamedDestinationAnnotation(new SKPoint((float)x, (float)y), outline.Add(level, title));

    private static SKPaint Paint(Rgb colour) => new() { Color = colour.Skia, IsAntialias = true };

    private static SKRect Rectangle(double x, double y, double width, double height) =>
        SKRect.Create((float)x, (float)y, (float)width, (float)height);
}
