using Markdig;
using Markdig.Syntax;
using Puffy.Reports.Fonts;
using Puffy.Reports.Style;
using SkiaSharp;

namespace Puffy.Reports.Pdf;

/// <summary>Sets Markdown as a PDF.</summary>
/// <remarks>
/// Knows headings, paragraphs, emphasis, code, links, lists, pipe tables with aligned columns, quotes and callouts
/// (<c>&gt; [!NOTE]</c>, also TIP, IMPORTANT, WARNING, CAUTION), rules, and images. Beyond the Markdown itself:
/// <list type="bullet">
/// <item><c>&lt;!-- pagebreak --&gt;</c> on a line of its own starts a page; other comments are left out.</item>
/// <item>A first heading that equals the title is left out, as the title stands above the text.</item>
/// <item>Images of one paragraph stand side by side; an image's title becomes its caption.</item>
/// <item>A table's cell that holds nothing but PASS, WARNING, CRITICAL, SKIPPED or FAIL is coloured.</item>
/// </list>
/// Safe for concurrent use.
/// </remarks>
internal static class MarkdownPdf
{
    private const double ScaleStep = 0.04;
    private const double SmallestScale = 0.75;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAlertBlocks().Build();

    /// <summary>The PDF file's bytes.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="options">The title, the page, and where images come from.</param>
    /// <exception cref="FileNotFoundException">An image is missing; the message names it and its line.</exception>
    /// <exception cref="InvalidDataException">An image is neither PNG nor JPEG; the message names it and its line.</exception>
    public static byte[] Render(string markdown, PdfOptions options)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        ArgumentNullException.ThrowIfNull(options);

        using var fonts = new PdfFonts();
        for (var scale = 1.0; ; scale -= ScaleStep)
        {
            var type = Typography.Of(options.Density).Scaled(scale);
            var breaker = new LineBreaker(fonts);
            using var images = new ImageLayout(type, breaker, options.Images, options.TextHeight);
            var furniture = new PageFurniture(type, breaker, options);
            var pages = LayOut(Markdown.Parse(markdown, Pipeline), type, breaker, images, furniture, options);
            if (options.MostPages is not { } most || pages.Count <= most || scale - ScaleStep < SmallestScale)
            {
                return Draw(pages, furniture, fonts, options);
            }
        }
    }

    private static IReadOnlyList<IReadOnlyList<PlacedFragment>> LayOut(
        MarkdownDocument document, Typography type, LineBreaker breaker, ImageLayout images, PageFurniture furniture, PdfOptions options)
    {
        var blocks = new BlockLayout(type, breaker, new TableLayout(type, breaker, options.TextHeight), images);
        List<Fragment> fragments =
        [
            furniture.TitleBlock(options.Margins.Left, options.TextWidth),
            .. blocks.LayOut(WithoutTitle(document, options.Title), options.Margins.Left, options.TextWidth),
        ];
        return new Pagination(options.Margins.Top, options.PageSize.Height - options.Margins.Bottom).Place(fragments);
    }

    private static byte[] Draw(IReadOnlyList<IReadOnlyList<PlacedFragment>> pages, PageFurniture furniture, PdfFonts fonts, PdfOptions options)
    {
        var outline = new PdfOutline();
        using var file = new MemoryStream();
        using (var document = SKDocument.CreatePdf(file, Metadata(options)))
        {
            foreach (var (at, placed) in pages.Index())
            {
                // The document owns the page's canvas.
                var canvas = new PageCanvas(document.BeginPage((float)options.PageSize.Width, (float)options.PageSize.Height), fonts, outline);
                furniture.Draw(canvas, at + 1, pages.Count);
                foreach (var (fragment, y) in placed)
                {
                    fragment.Draw(canvas, y);
                }

                document.EndPage();
            }

            document.Close();
        }

        return outline.AppendTo(file.ToArray());
    }

    private static SKDocumentPdfMetadata Metadata(PdfOptions options) => SKDocumentPdfMetadata.Default with
    {
        Title = options.Title,
        Author = options.Author,
        Subject = options.Subtitle ?? "",
        Creator = "Puffy",
        Creation = options.CreatedAt.UtcDateTime,
        Modified = options.CreatedAt.UtcDateTime,
    };

    private static IEnumerable<Block> WithoutTitle(MarkdownDocument document, string title) =>
        document is [HeadingBlock { Level: 1 } first, ..]
        && string.Concat(InlineReader.Read(first.Inline, new TextStyle(FontFace.Regular, 1, Palette.Ink)).Select(run => run.Text)) == title
            ? document.Skip(1)
            : document;
}
