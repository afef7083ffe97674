namespace Puffy.Reports.Pdf;

/// <summary>What a PDF needs in addition to its Markdown.</summary>
internal sealed record PdfOptions
{
    /// <summary>Stands large above the text, in the header of every further page, and in the document's metadata.</summary>
    public required string Title { get; init; }

    /// <summary>When the report was made: metadata only. Given by the caller, so that equal reports stay equal.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>One line under the title, such as the period and the source.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Stands at the left of every footer; the page number stands at the right. Without one, the subtitle.</summary>
    public string? Footer { get; init; }

    /// <summary>Metadata only.</summary>
    public string Author { get; init; } = "Puffy";

    /// <summary>A4 upright by default.</summary>
    public PageSize PageSize { get; init; } = PageSize.A4;

    /// <summary>The white around the text; header and footer stand inside the upper and lower one.</summary>
    public PageMargins Margins { get; init; } = PageMargins.Standard;

    /// <summary>How tightly the text is set.</summary>
    public PdfDensity Density { get; init; } = PdfDensity.Comfortable;

    /// <summary>
    /// How many pages there may be; null for any number. Where the text needs more, it is set smaller, step by step down to three quarters.
    /// </summary>
    public int? MostPages { get; init; }

    /// <summary>Finds the PNG or JPEG bytes of an image by its Markdown address; null where there is none, which is an error.</summary>
    public Func<string, byte[]?> Images { get; init; } = _ => null;

    internal double TextWidth => PageSize.Width - Margins.Left - Margins.Right;

    internal double TextHeight => PageSize.Height - Margins.Top - Margins.Bottom;

    /// <summary>Images from files, by path relative to a folder: for <see cref="Images"/>.</summary>
    public static Func<string, byte[]?> ImagesFrom(string folder) => address =>
    {
        var path = Path.Combine(folder, address);
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    };
}
