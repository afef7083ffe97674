using Puffy.Reports.Pdf;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using Word = UglyToad.PdfPig.Content.Word;

namespace Puffy.Reports.Tests.Pdf;

/// <summary>Renders Markdown and reads the file back with a reader that knows nothing of what wrote it.</summary>
internal static class PdfReading
{
    internal static PdfOptions Options { get; } = new() { Title = "The title", Subtitle = "The subtitle", CreatedAt = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero) };

    internal static PdfDocument Render(string markdown, PdfOptions? options = null) =>
        PdfDocument.Open(MarkdownPdf.Render(markdown, options ?? Options));

    /// <summary>The words of the text, without those of header and footer.</summary>
    internal static List<Word> BodyWords(this Page page) =>
        [.. page.GetWords().Where(word => word.BoundingBox.Bottom > Options.Margins.Bottom - 1 && word.BoundingBox.Top < page.Height - Options.Margins.Top + 1)];

    internal static string BodyText(this Page page) => string.Join(' ', page.BodyWords().Select(word => word.Text));

    /// <summary>Pairs of words whose boxes share more than a hair.</summary>
    internal static IEnumerable<(Word, Word)> Overlaps(this Page page)
    {
        var words = page.GetWords().ToList();
        return from first in words.Index()
               from second in words.Skip(first.Index + 1)
               let a = first.Item.BoundingBox
               let b = second.BoundingBox
               where Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left) > 0.2
                     && Math.Min(a.Top, b.Top) - Math.Max(a.Bottom, b.Bottom) > 0.2
               select (first.Item, second);
    }
}
