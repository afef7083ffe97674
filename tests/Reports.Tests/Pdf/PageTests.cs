using Puffy.Reports.Pdf;
using UglyToad.PdfPig.Outline;

namespace Puffy.Reports.Tests.Pdf;

public sealed class PageTests
{
    private const string Sentence = "A sentence of some words that fills a good part of a line in the report.";

    [Fact]
    public void Title_subtitle_and_page_numbers_stand_on_their_pages()
    {
        using var pdf = PdfReading.Render("First.\n\n<!-- pagebreak -->\n\nSecond.");

        Assert.Equal(2, pdf.NumberOfPages);
        var (first, second) = (pdf.GetPage(1).Text, pdf.GetPage(2).Text);
        Assert.Contains("The title", first, StringComparison.Ordinal);
        Assert.Contains("Page 1 of 2", first, StringComparison.Ordinal);
        Assert.Contains("The title", second, StringComparison.Ordinal);
        Assert.Contains("Page 2 of 2", second, StringComparison.Ordinal);
        Assert.Equal("Second.", pdf.GetPage(2).BodyText());
    }

    [Fact]
    public void A_first_heading_that_repeats_the_title_is_left_out()
    {
        using var pdf = PdfReading.Render("# The title\n\nText.");

        Assert.Single(pdf.GetPage(1).GetWords(), word => word.Text == "title");
    }

    [Fact]
    public void Metadata_comes_from_the_options()
    {
        using var pdf = PdfReading.Render("Text.", PdfReading.Options with { Author = "The shop" });

        Assert.Equal("The title", pdf.Information.Title);
        Assert.Equal("The shop", pdf.Information.Author);
        Assert.Equal("The subtitle", pdf.Information.Subject);
        Assert.StartsWith("D:20300102030405", pdf.Information.CreationDate, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_reports_are_equal_bytes_also_when_made_at_once()
    {
        const string markdown = "# One\n\n| a | b |\n|---|--:|\n| x | 1 |\n\n- item\n\n> quote\n\n`code` and **bold**";
        var expected = MarkdownPdf.Render(markdown, PdfReading.Options);

        var made = Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(4).Select(_ => MarkdownPdf.Render(markdown, PdfReading.Options)).ToList();

        Assert.All(made, bytes => Assert.Equal(expected, bytes));
    }

    [Fact]
    public void Headings_make_an_outline_nested_by_level()
    {
        using var pdf = PdfReading.Render("# One\n\ntext\n\n### Deep · ≥ (brackets)\n\ntext\n\n## Middle\n\ntext\n\n<!-- pagebreak -->\n\n# Two\n\ntext");

        Assert.True(pdf.TryGetBookmarks(out var bookmarks));
        Assert.Equal(["One", "Two"], bookmarks.Roots.Select(node => node.Title));
        Assert.Equal(["Deep · ≥ (brackets)", "Middle"], bookmarks.Roots[0].Children.Select(node => node.Title));
        Assert.Equal([1, 2], bookmarks.Roots.Cast<DocumentBookmarkNode>().Select(node => node.PageNumber));
    }

    [Fact]
    public void A_document_without_headings_has_no_outline()
    {
        using var pdf = PdfReading.Render("Text.");

        Assert.False(pdf.TryGetBookmarks(out var bookmarks) && bookmarks.Roots.Count > 0);
    }

    [Theory]
    [MemberData(nameof(Fillings))]
    public void A_heading_never_stands_last_on_a_page(int sentences)
    {
        using var pdf = PdfReading.Render(string.Join("\n\n", Enumerable.Repeat(Sentence, sentences)) + "\n\n## Heading\n\n" + Sentence);

        var page = Assert.Single(pdf.GetPages(), page => page.GetWords().Any(word => word.Text == "Heading"));
        Assert.EndsWith("Heading " + Sentence, page.BodyText(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Fillings))]
    public void A_paragraph_leaves_no_lone_line_on_a_page(int sentences)
    {
        var paragraph = string.Join(' ', Enumerable.Range(0, 60).Select(at => $"wide-word-{at:00}"));
        using var pdf = PdfReading.Render(string.Join("\n\n", Enumerable.Repeat(Sentence, sentences)) + "\n\n" + paragraph);

        Assert.All(pdf.GetPages(), page =>
        {
            var lines = page.BodyWords().Where(word => word.Text.StartsWith("wide", StringComparison.Ordinal)).Select(word => Math.Round(word.BoundingBox.Bottom)).Distinct().Count();
            Assert.NotEqual(1, lines);
        });
    }

    [Fact]
    public void All_text_stays_inside_the_margins_and_no_word_covers_another()
    {
        var url = "https://shop.example/" + new string('x', 400);
        using var pdf = PdfReading.Render($"## {url}\n\n{url} and {new string('8', 300)}\n\n- {url}\n  - {url}\n    1. {url}\n\n> {url}\n\n```\n{url}\n```\n\n`{url}`");

        var margins = PdfReading.Options.Margins;
        Assert.All(pdf.GetPages(), page =>
        {
            Assert.All(page.Letters, letter =>
            {
                Assert.InRange(letter.BoundingBox.Left, margins.Left - 1, page.Width - margins.Right);
                Assert.InRange(letter.BoundingBox.Right, margins.Left, page.Width - margins.Right + 1);
            });
            Assert.Empty(page.Overlaps());
        });
        var letters = pdf.GetPages().SelectMany(page => page.Letters).Count(letter => letter.Value == "x");
        // The address stands in eight places and has one more x in its host.
        Assert.Equal(8 * 401, letters);
    }

    [Fact]
    public void Compact_text_takes_less_room()
    {
        var text = string.Join("\n\n", Enumerable.Repeat(Sentence, 40));

        using var comfortable = PdfReading.Render(text);
        using var compact = PdfReading.Render(text, PdfReading.Options with { Density = PdfDensity.Compact, Margins = PageMargins.Narrow });

        Assert.Equal(2, comfortable.NumberOfPages);
        Assert.Equal(1, compact.NumberOfPages);
    }

    [Fact]
    public void Text_is_set_smaller_where_it_would_need_a_page_too_many_and_only_there()
    {
        var (a_little_too_much, little) = (string.Join("\n\n", Enumerable.Repeat(Sentence, 36)), Sentence);

        using var free = PdfReading.Render(a_little_too_much);
        using var bound = PdfReading.Render(a_little_too_much, PdfReading.Options with { MostPages = 1 });
        using var roomy = PdfReading.Render(little, PdfReading.Options with { MostPages = 1 });

        Assert.Equal((2, 1), (free.NumberOfPages, bound.NumberOfPages));
        Assert.Equal(36 * Sentence.Split(' ').Length, bound.GetPage(1).BodyWords().Count - 4);
        Assert.True(Size(bound) < Size(free));
        Assert.Equal(Size(free), Size(roomy));

        static double Size(UglyToad.PdfPig.PdfDocument pdf) => pdf.GetPage(1).Letters.GroupBy(letter => letter.PointSize).MaxBy(letters => letters.Count())!.Key;
    }

    [Fact]
    public void An_empty_document_is_one_page_with_its_title()
    {
        using var pdf = PdfReading.Render("");

        Assert.Equal(1, pdf.NumberOfPages);
        Assert.Equal("The title The subtitle", pdf.GetPage(1).BodyText());
    }

    public static TheoryData<int> Fillings() => [.. Enumerable.Range(27, 12)];
}
