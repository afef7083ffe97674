using Puffy.Reports.Charts;
using Puffy.Reports.Pdf;

namespace Puffy.Reports.Tests.Pdf;

public sealed class ImageTests
{
    private static readonly byte[] Wide = new BarChart { Title = "A", Bars = [new("a", 1)] }.RenderPng(1600, 800);
    private static readonly byte[] Tall = new BarChart { Title = "A", Bars = [new("a", 1)] }.RenderPng(400, 2400);
    private static readonly PdfOptions Options = PdfReading.Options with { Images = address => address == "wide.png" ? Wide : address == "tall.png" ? Tall : null };

    [Fact]
    public void An_image_is_scaled_to_the_text_and_keeps_its_proportions()
    {
        using var pdf = PdfReading.Render("![a](wide.png)", Options);

        var box = Assert.Single(pdf.GetPage(1).GetImages()).BoundingBox;
        Assert.Equal(595.28 - 54 - 54, box.Width, 0.1);
        Assert.Equal(box.Width / 2, box.Height, 0.1);
    }

    [Fact]
    public void An_image_taller_than_a_page_is_shrunk_to_one()
    {
        using var pdf = PdfReading.Render("Text.\n\n![a](tall.png \"caption\")", Options);

        var box = Assert.Single(pdf.GetPage(2).GetImages()).BoundingBox;
        Assert.Equal(box.Width * 6, box.Height, 0.1);
        Assert.InRange(box.Bottom, Options.Margins.Bottom, 200);
        Assert.Equal("caption", pdf.GetPage(2).BodyText());
    }

    [Fact]
    public void Images_of_one_paragraph_stand_side_by_side()
    {
        using var pdf = PdfReading.Render("![a](wide.png)\n![b](wide.png)", Options);

        var boxes = pdf.GetPage(1).GetImages().Select(image => image.BoundingBox).OrderBy(box => box.Left).ToList();
        Assert.Equal(2, boxes.Count);
        Assert.Equal(boxes[0].Top, boxes[1].Top, 0.1);
        Assert.True(boxes[0].Right < boxes[1].Left);
    }

    [Fact]
    public void A_missing_image_is_an_error_that_names_it_and_its_line()
    {
        var error = Assert.Throws<FileNotFoundException>(() => MarkdownPdf.Render("Text.\n\n![a](none.png)", Options));

        Assert.Equal("none.png", error.FileName);
        Assert.StartsWith("Line 3: the image none.png does not exist.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_image_is_an_error_that_names_it()
    {
        var error = Assert.Throws<InvalidDataException>(() => MarkdownPdf.Render("![a](x.png)", Options with { Images = _ => [1, 2, 3] }));

        Assert.Equal("Line 1: the image x.png is not a PNG or JPEG file.", error.Message);
    }
}
