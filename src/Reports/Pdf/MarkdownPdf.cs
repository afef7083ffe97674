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
public static class MarkdownPdf
{
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

        var type = Typography.Of(options.Density);
        var (page, margins) = (options.PageSize, options.Margins);
        var (width, height) = (page.Width - margins.Left - margins.Right, page.Height - margins.Top - margins.Bottom);
        using var fonts = new PdfFonts();
        var breaker = new LineBreaker(fonts);
        using var images = new ImageLayout(type, breaker, options.Images, height);
        var furniture = new PageFurniture(type, breaker, options);
        var blocks = new BlockLayout(type, breaker, new TableLayout(type, breaker, height), images);

        List<Fragment> fragments =
        [
            furniture.TitleBlock(margins.Left, width),
            .. blocks.LayOut(WithoutTitle(Markdown.Parse(markdown, Pipeline), options.Title), margins.Left, width),
        ];
        return Draw(new Pagination(margins.Top, page.Height - margins.Bottom).Place(fragments), furniture, fonts, options);
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
