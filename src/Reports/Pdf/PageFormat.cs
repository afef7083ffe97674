namespace Puffy.Reports.Pdf;

/// <summary>How tightly text is set.</summary>
internal enum PdfDensity
{
    /// <summary>For reports that are read at length.</summary>
    Comfortable,

    /// <summary>Smaller text and gaps, for summaries that must fit two pages.</summary>
    Compact,
}

/// <summary>The size of a page.</summary>
/// <param name="Width">In points, 1/72 inch.</param>
/// <param name="Height">In points.</param>
internal sealed record PageSize(double Width, double Height)
{
    /// <summary>ISO A4, upright: 210 × 297 mm.</summary>
    public static PageSize A4 { get; } = new(595.28, 841.89);

    /// <summary>ISO A4, on its side: for very wide tables.</summary>
    public static PageSize A4Landscape { get; } = new(841.89, 595.28);
}

/// <summary>The white around the text of a page, in points; at least 28 above and below, where header and footer stand.</summary>
/// <param name="Left">Left of the text.</param>
/// <param name="Top">Above the text.</param>
/// <param name="Right">Right of the text.</param>
/// <param name="Bottom">Below the text.</param>
internal sealed record PageMargins(double Left, double Top, double Right, double Bottom)
{
    /// <summary>About 19 mm at the sides of the text and 20 mm above and below.</summary>
    public static PageMargins Standard { get; } = new(54, 58, 54, 56);

    /// <summary>About 15 mm at the sides of the text: for wide tables and two-page summaries.</summary>
    public static PageMargins Narrow { get; } = new(42, 46, 42, 46);
}
