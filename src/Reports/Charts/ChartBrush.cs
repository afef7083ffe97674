using Puffy.Reports.Fonts;
using Puffy.Reports.Style;
using SkiaSharp;

namespace Puffy.Reports.Charts;

/// <summary>Draws text and plain shapes in the style of the charts. Not for concurrent use.</summary>
internal sealed class ChartBrush(SKCanvas canvas) : IDisposable
{
    /// <summary>From a letter's foot to the middle of its lower-case body and capitals, over its size.</summary>
    private const float MiddleOfLetters = 0.35f;

    private readonly SKFont[] _fonts =
        [.. Enum.GetValues<FontFace>().Select(face => new SKFont(EmbeddedFonts.Skia(face)) { Subpixel = true, Hinting = SKFontHinting.None, Edging = SKFontEdging.Antialias })];

    /// <summary>What is drawn upon.</summary>
    internal SKCanvas Canvas => canvas;

    /// <summary>Text that stands centred on the height <paramref name="y"/>.</summary>
    internal void Text(string text, float x, float y, ChartText style, SKTextAlign horizontal = SKTextAlign.Left)
    {
        using var paint = Paint(style.Colour);
        canvas.DrawText(Glyphs.Drawable(text), x, y + (style.Size * MiddleOfLetters), horizontal, Font(style), paint);
    }

    /// <summary>The width that text takes.</summary>
    internal float Width(string text, ChartText style) => Font(style).MeasureText(Glyphs.Drawable(text));

    /// <summary>The widest of several texts; 0 for none.</summary>
    internal float Widest(IEnumerable<string> texts, ChartText style) => texts.Select(text => Width(text, style)).DefaultIfEmpty().Max();

    /// <summary>The text, cut with an ellipsis where it is wider than there is room; never an empty string for a text.</summary>
    internal string Fit(string text, float room, ChartText style)
    {
        if (Width(text, style) <= room)
        {
            return text;
        }

        var kept = text.Length - 1;
        while (kept > 1 && Width(text[..kept].TrimEnd() + "…", style) > room)
        {
            kept--;
        }

        return text[..Math.Max(kept, 0)].TrimEnd() + "…";
    }

    /// <summary>The text in lines no wider than there is room; a word that is wider is cut.</summary>
    internal IReadOnlyList<string> Wrap(string text, float room, ChartText style)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && Width($"{lines[^1]} {word}", style) <= room)
            {
                lines[^1] = $"{lines[^1]} {word}";
            }
            else
            {
                lines.Add(Fit(word, room, style));
            }
        }

        return lines;
    }

    /// <summary>A filled rectangle, with round corners where a radius is given.</summary>
    internal void Box(SKRect box, Rgb colour, float radius = 0)
    {
        using var paint = Paint(colour);
        canvas.DrawRoundRect(box, radius, radius, paint);
    }

    /// <summary>The edge of a rectangle.</summary>
    internal void Frame(SKRect box, Rgb colour, float thickness, float radius = 0)
    {
        using var paint = Stroke(colour, thickness);
        canvas.DrawRoundRect(box, radius, radius, paint);
    }

    /// <summary>A line through points.</summary>
    internal void Line(Rgb colour, float thickness, params ReadOnlySpan<SKPoint> points)
    {
        using var paint = Stroke(colour, thickness);
        using var builder = new SKPathBuilder();
        builder.AddPoly(points.ToArray(), close: false);
        using var path = builder.Detach();
        canvas.DrawPath(path, paint);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var font in _fonts)
        {
            font.Dispose();
        }
    }

    private SKFont Font(ChartText style)
    {
        var font = _fonts[(int)style.Face];
        font.Size = style.Size;
        return font;
    }

    private static SKPaint Paint(Rgb colour) => new() { Color = colour.Skia, IsAntialias = true };

    private static SKPaint Stroke(Rgb colour, float thickness) =>
        new() { Color = colour.Skia, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = thickness, StrokeJoin = SKStrokeJoin.Round };
}
