using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Puffy.Reports.Fonts;
using Puffy.Reports.Style;
using SkiaSharp;

namespace Puffy.Reports.Pdf;

/// <summary>Sets images: those of one paragraph side by side, each with its title as a caption, never torn or enlarged.</summary>
/// <param name="type">The measures of the text.</param>
/// <param name="breaker">Breaks captions.</param>
/// <param name="find">Gives the bytes of an image by its address.</param>
/// <param name="tallest">The most height that an image and its caption may take, in points: what a page holds.</param>
internal sealed class ImageLayout(Typography type, LineBreaker breaker, Func<string, byte[]?> find, double tallest) : IDisposable
{
    /// <summary>An image of more pixels than this for each point of its natural width is shown smaller, as a sharp one.</summary>
    private const double PointsPerPixel = 0.75;

    private readonly List<SKImage> _opened = [];

    /// <summary>The images of a paragraph that holds nothing else; none for any other paragraph.</summary>
    internal static IReadOnlyList<LinkInline> ImagesOf(ParagraphBlock paragraph)
    {
        var inlines = paragraph.Inline?.Where(inline => inline is not LineBreakInline && !IsBlank(inline)).ToList() ?? [];
        return inlines.All(inline => inline is LinkInline { IsImage: true }) ? [.. inlines.Cast<LinkInline>()] : [];
    }

    /// <summary>One fragment with the images in equal columns.</summary>
    /// <exception cref="FileNotFoundException">The image at an address does not exist.</exception>
    /// <exception cref="InvalidDataException">The file is not an image.</exception>
    internal Fragment Row(IReadOnlyList<LinkInline> row, double x, double width)
    {
        var gutter = type.Body;
        var column = (width - (gutter * (row.Count - 1))) / row.Count;
        var captionStyle = new TextStyle(FontFace.Italic, type.Table, Palette.Muted);
        var captionHeight = type.Table * Typography.Leading;
        var cells = row.Select((link, at) =>
        {
            var image = Open(link);
            var caption = string.IsNullOrEmpty(link.Title) ? [] : breaker.Break(InlineReader.Plain(link.Title, captionStyle), column);
            var room = tallest - (caption.Count * captionHeight);
            var scale = Math.Min(Math.Min(column / image.Width, room / image.Height), PointsPerPixel);
            return (Image: image, Caption: caption, Left: x + (at * (column + gutter)), Width: image.Width * scale, Height: image.Height * scale);
        }).ToList();

        return new Fragment(cells.Max(cell => cell.Height + (cell.Caption.Count * captionHeight)), (canvas, y) =>
        {
            foreach (var cell in cells)
            {
                canvas.Image(cell.Image, cell.Left, y, cell.Width, cell.Height);
                for (var line = 0; line < cell.Caption.Count; line++)
                {
                    cell.Caption[line].Draw(canvas, cell.Left, y + cell.Height + ((line + Typography.BaselineShare) * captionHeight));
                }
            }
        })
        {
            SpaceBefore = type.Gap,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _opened.ForEach(image => image.Dispose());

    private SKImage Open(LinkInline link)
    {
        var address = link.Url ?? "";
        var bytes = find(address)
            ?? throw new FileNotFoundException($"Line {link.Line + 1}: the image {address} does not exist. Write it before the PDF, or add it to {nameof(PdfOptions)}.{nameof(PdfOptions.Images)}.", address);
        var image = SKImage.FromEncodedData(bytes)
            ?? throw new InvalidDataException($"Line {link.Line + 1}: the image {address} is not a PNG or JPEG file.");
        _opened.Add(image);
        return image;
    }

    private static bool IsBlank(Inline inline) => inline is LiteralInline literal && literal.Content.IsEmptyOrWhitespace();
}
