using UglyToad.PdfPig.Content;

namespace Puffy.Reports.Tests.Pdf;

public sealed class TableTests
{
    [Fact]
    public void The_head_returns_on_every_page_and_every_row_stands_once()
    {
        var rows = Enumerable.Range(0, 150).Select(at => $"| row-{at} | {at} |");
        using var pdf = PdfReading.Render("| Namehead | Sumhead |\n|---|--:|\n" + string.Join('\n', rows));

        Assert.True(pdf.NumberOfPages > 2);
        Assert.All(pdf.GetPages(), page => Assert.Single(page.GetWords(), word => word.Text == "Namehead"));
        var names = pdf.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text).Where(text => text.StartsWith("row-", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(0, 150).Select(at => $"row-{at}"), names);
    }

    [Fact]
    public void The_last_row_is_not_left_alone_on_a_page()
    {
        for (var count = 30; count < 50; count++)
        {
            using var pdf = PdfReading.Render("| a |\n|---|\n" + string.Join('\n', Enumerable.Range(0, count).Select(at => $"| row-{at} |")));

            Assert.NotEqual(1, pdf.GetPages().Last().GetWords().Count(word => word.Text.StartsWith("row-", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Figures_aligned_right_end_at_one_line_under_their_head()
    {
        using var pdf = PdfReading.Render("| Day | Sessions |\n|---|--:|\n| a | 7 |\n| b | 12,345 |");

        var ends = Find(pdf.GetPage(1), "Sessions", "7", "12,345").Select(word => word.BoundingBox.Right).ToList();
        Assert.All(ends, end => Assert.InRange(end, ends[0] - 1, ends[0] + 1));
    }

    [Fact]
    public void Text_in_the_middle_stands_in_the_middle()
    {
        using var pdf = PdfReading.Render("| Left | Statusofit |\n|---|:-:|\n| a | ii |");

        var centres = Find(pdf.GetPage(1), "Statusofit", "ii").Select(word => word.BoundingBox.Centroid.X).ToList();
        Assert.InRange(centres[1], centres[0] - 1, centres[0] + 1);
    }

    [Fact]
    public void A_very_wide_table_fits_the_page_and_its_cells_do_not_touch()
    {
        const int columns = 18;
        var head = string.Join('|', Enumerable.Range(0, columns).Select(at => $"metric_{at}"));
        var row = string.Join('|', Enumerable.Range(0, columns).Select(at => at % 6 == 0 ? new string('z', 64) : "1,234,567"));
        using var pdf = PdfReading.Render($"|{head}|\n|{string.Concat(Enumerable.Repeat("--:|", columns))}\n|{row}|\n|{row}|");

        var page = pdf.GetPage(1);
        Assert.All(page.Letters, letter => Assert.InRange(letter.BoundingBox.Right, 0, page.Width - PdfReading.Options.Margins.Right + 1));
        Assert.Empty(page.Overlaps());
        Assert.Equal(2 * 3 * 64, page.Letters.Count(letter => letter.Value == "z"));
    }

    [Fact]
    public void A_row_taller_than_a_page_goes_on_over_pages_under_its_head()
    {
        var cell = string.Join(' ', Enumerable.Range(0, 1500).Select(at => $"word{at}"));
        using var pdf = PdfReading.Render($"| Key | Longtext |\n|---|---|\n| k | {cell} |");

        Assert.True(pdf.NumberOfPages > 1);
        Assert.All(pdf.GetPages(), page => Assert.Single(page.GetWords(), word => word.Text == "Longtext"));
        var words = pdf.GetPages().SelectMany(page => page.BodyWords()).Select(word => word.Text).Where(text => text.StartsWith("word", StringComparison.Ordinal));
        Assert.Equal(1500, words.Distinct().Count());
    }

    [Theory]
    [InlineData("PASS")]
    [InlineData("WARNING")]
    [InlineData("CRITICAL")]
    [InlineData("SKIPPED")]
    [InlineData("FAIL")]
    public void A_status_alone_in_a_cell_is_coloured_and_elsewhere_is_not(string word)
    {
        using var pdf = PdfReading.Render($"| Check | Status |\n|---|---|\n| {word} is a word | {word} |\n\n{word} in text.");

        var colours = pdf.GetPage(1).GetWords().Where(found => found.Text == word).Select(found => found.Letters[0].Color.ToRGBValues()).ToList();
        Assert.Equal(3, colours.Count);
        Assert.Equal(2, colours.Distinct().Count());
        Assert.Equal(2, colours.Count(colour => colour == colours[^1]));
    }

    [Fact]
    public void A_row_with_too_few_cells_is_set_with_what_it_has()
    {
        using var pdf = PdfReading.Render("| a | b | c |\n|---|---|---|\n| only |\n| x | y | z |");

        Assert.Equal("The title The subtitle a b c only x y z", pdf.GetPage(1).BodyText());
    }

    private static IEnumerable<Word> Find(Page page, params string[] texts) =>
        texts.Select(text => page.GetWords().Single(word => word.Text == text));
}
