using CsCheck;
using Puffy.Reports.Charts;
using Puffy.Reports.Documents;
using Puffy.Reports.Tests.Pdf;
using UglyToad.PdfPig;

namespace Puffy.Reports.Tests.Documents;

public sealed class ReportDocumentTests
{
    [Fact]
    public void Blocks_become_Markdown_in_their_order()
    {
        var report = new ReportDocument()
            .Heading(1, "Quality")
            .Paragraph("Text with **weight**.")
            .Bullets("one", "two\nstill two")
            .Numbered("first", "second")
            .Table(["Day", DocumentColumn.Figures("Orders"), new DocumentColumn("Status", Align.Center)], [["Mon", "1,200", "PASS"]])
            .Callout(CalloutKind.Warning, "Careful.\n\nVery.")
            .Rule()
            .PageBreak();

        Assert.Equal(
            """
            # Quality

            Text with **weight**.

            - one
            - two
              still two

            1. first
            2. second

            | Day | Orders | Status |
            | --- | ---: | :---: |
            | Mon | 1,200 | PASS |

            > [!WARNING]
            > Careful.
            > 
            > Very.

            ---

            <!-- pagebreak -->

            """.ReplaceLineEndings("\n"),
            report.ToMarkdown());
    }

    [Fact]
    public void Escaped_data_reads_in_the_PDF_as_it_was() =>
        Gen.String[Gen.Char["ab#*_`[]<>|&~\\-+=:.)1!(){}$^\"'/@ "], 1, 30].Where(text => text.Trim().Length > 0).Array[8].Sample(texts =>
        {
            // Several in one document, as most of the time goes into making and reading one.
            var report = new ReportDocument();
            Array.ForEach(texts, text => report.Paragraph(MarkdownText.Escape(text)));
            report.Table(["Head"], [.. texts.Select(text => new[] { MarkdownText.Escape(text) })]);

            using var pdf = PdfDocument.Open(report.ToPdf(PdfReading.Options));
            var words = string.Concat(texts.SelectMany(text => text).Where(letter => letter != ' '));
            Assert.Equal($"ThetitleThesubtitle{words}Head{words}", string.Concat(pdf.GetPage(1).BodyWords().Select(word => word.Text)));
        }, iter: 20);

    [Theory]
    [InlineData("plain", "`plain`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`a", "`` `a ``")]
    [InlineData("a|b", "a\\|b")]
    [InlineData("", "")]
    public void Code_holds_whatever_text(string text, string expected) => Assert.Equal(expected, MarkdownText.Code(text));

    [Fact]
    public void A_bar_or_line_end_in_a_cell_does_not_break_the_table()
    {
        var markdown = new ReportDocument().Table(["a", "b"], [["x|y", "one\ntwo"]]).ToMarkdown();

        Assert.EndsWith("| x\\|y | one two |\n", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_the_wrong_length_is_refused_with_its_number()
    {
        var error = Assert.Throws<ArgumentException>(() => new ReportDocument().Table(["a", "b"], [["1", "2"], ["1"]]));

        Assert.StartsWith("Row 2 has 1 cells for 2 columns.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_travel_with_the_document_into_its_PDF()
    {
        var png = new BarChart { Title = "A", Bars = [new("a", 1)] }.RenderPng(800, 400);
        var report = new ReportDocument().Image("charts/a b.png", png, "bars [by] channel", "With a \"caption\"");

        Assert.Same(png, report.Images["charts/a b.png"]);
        using var pdf = PdfDocument.Open(report.ToPdf(PdfReading.Options));
        Assert.Single(pdf.GetPage(1).GetImages());
        Assert.EndsWith("With a \"caption\"", pdf.GetPage(1).BodyText(), StringComparison.Ordinal);
    }
}
