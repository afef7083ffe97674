using UglyToad.PdfPig.Content;

namespace Puffy.Reports.Tests.Pdf;

public sealed class TextTests
{
    [Fact]
    public void Emphasis_and_code_have_faces_of_their_own()
    {
        using var pdf = PdfReading.Render("plain **bold** *italic* ***both*** `code`");

        Assert.Equal(
            ["Regular", "SemiBold", "Italic", "SemiBoldItalic", "Mono-Regular"],
            new[] { "plain", "bold", "italic", "both", "code" }.Select(text => Face(pdf.GetPage(1), text)));
    }

    [Fact]
    public void Signs_of_reports_are_read_back_as_written()
    {
        const string signs = "→ − × · – — “ ” … ✓ ≥ ≤ σ Δ € é Ł";
        using var pdf = PdfReading.Render(signs);

        Assert.EndsWith(signs, pdf.GetPage(1).BodyText(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_face_can_draw_becomes_a_likeness_or_a_replacement_sign()
    {
        using var pdf = PdfReading.Render("✔\uFE0F ✗ ▲ ⚠ a\u200Db 漢 🙂");

        Assert.EndsWith("✓ × ↑ ! ab \uFFFD \uFFFD", pdf.GetPage(1).BodyText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Greek_in_code_is_drawn_in_a_face_that_has_it()
    {
        using var pdf = PdfReading.Render("`3σ`");

        Assert.EndsWith("3σ", pdf.GetPage(1).BodyText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_have_their_marks_and_stand_in_by_depth()
    {
        using var pdf = PdfReading.Render("3. third\n4. fourth\n   - inner\n     - innermost");

        Assert.EndsWith("3. third 4. fourth • inner • innermost", pdf.GetPage(1).BodyText(), StringComparison.Ordinal);
        var left = new[] { "third", "inner", "innermost" }.Select(text => pdf.GetPage(1).GetWords().Single(word => word.Text == text).BoundingBox.Left).ToList();
        Assert.True(left[0] < left[1] && left[1] < left[2]);
    }

    [Fact]
    public void Callouts_show_their_text_without_their_mark()
    {
        using var pdf = PdfReading.Render("> [!WARNING]\n> Figures are in doubt.");

        Assert.EndsWith("The subtitle Figures are in doubt.", pdf.GetPage(1).BodyText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Html_is_shown_as_text_but_comments_are_left_out()
    {
        using var pdf = PdfReading.Render("a <b>c</b>\n\n<!-- a note -->\n\n<div>x</div>");

        Assert.EndsWith("a <b>c</b> <div>x</div>", pdf.GetPage(1).BodyText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_leads_to_its_address()
    {
        using var pdf = PdfReading.Render("See [the manual](https://shop.example/manual).");

        var link = Assert.Single(pdf.GetPage(1).GetHyperlinks());
        Assert.Equal("https://shop.example/manual", link.Uri);
    }

    private static string Face(Page page, string text)
    {
        var name = page.GetWords().Single(word => word.Text == text).FontName!;
        return name[(name.IndexOf("IBMPlex", StringComparison.Ordinal) + "IBMPlex".Length)..].Replace("Sans-", "", StringComparison.Ordinal);
    }
}
