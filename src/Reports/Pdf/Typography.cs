namespace Puffy.Reports.Pdf;

/// <summary>The measures of a page's text, in points by default.</summary>
internal sealed record Typography
{
    /// <summary>Height of a line over the size of its letters, in running text.</summary>
    internal const double Leading = 1.42;

    /// <summary>The same in tables and headings, which are read line by line.</summary>
    internal const double TightLeading = 1.26;

    /// <summary>From a line's top to its letters' foot, over the line's height.</summary>
    internal const double BaselineShare = 0.74;

    /// <summary>Tables shrink down to this size before words are broken.</summary>
    internal const double SmallestTableText = 6;

    /// <summary>The size of running text.</summary>
    internal required double Body { get; init; }

    /// <summary>The size of table text where the table has room.</summary>
    internal required double Table { get; init; }

    /// <summary>The size of code.</summary>
    internal required double Code { get; init; }

    /// <summary>The size of the title on the first page.</summary>
    internal required double Title { get; init; }

    /// <summary>The sizes of headings, from the first level on; deeper levels take the last.</summary>
    internal required IReadOnlyList<double> Headings { get; init; }

    /// <summary>Between two blocks.</summary>
    internal required double Gap { get; init; }

    /// <summary>Between two items of a list.</summary>
    internal required double ItemGap { get; init; }

    /// <summary>Above and below the text of a table's cell.</summary>
    internal required double CellPadding { get; init; }

    /// <summary>How far lists and quotes stand in.</summary>
    internal double Indent => Body * 1.5;

    /// <summary>The measures for a density.</summary>
    internal static Typography Of(PdfDensity density) => density switch
    {
        PdfDensity.Compact => new Typography
        {
            Body = 8.6,
            Table = 7.8,
            Code = 7.4,
            Title = 18,
            Headings = [13.5, 11.5, 9.6, 8.6],
            Gap = 5,
            ItemGap = 1.8,
            CellPadding = 1.9,
        },
        _ => new Typography
        {
            Body = 9.8,
            Table = 8.8,
            Code = 8.4,
            Title = 23,
            Headings = [17, 13.5, 11, 9.8],
            Gap = 7.5,
            ItemGap = 2.6,
            CellPadding = 3,
        },
    };

    /// <summary>All measures times a factor.</summary>
    internal Typography Scaled(double factor) => new()
    {
        Body = Body * factor,
        Table = Table * factor,
        Code = Code * factor,
        Title = Title * factor,
        Headings = [.. Headings.Select(size => size * factor)],
        Gap = Gap * factor,
        ItemGap = ItemGap * factor,
        CellPadding = CellPadding * factor,
    };

    /// <summary>The size of a heading of a level from 1 on.</summary>
    internal double Heading(int level) => Headings[Math.Min(level, Headings.Count) - 1];
}
