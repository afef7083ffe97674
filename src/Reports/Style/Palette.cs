namespace Puffy.Reports.Style;

/// <summary>The colours of every report and chart.</summary>
/// <remarks>
/// Categories take the palette of Okabe and Ito ("Color Universal Design", 2008), which stays distinct under the common
/// forms of colour blindness. Status colours reach a contrast of 4.5 to 1 on white and always stand next to their word.
/// </remarks>
internal static class Palette
{
    /// <summary>Text and titles.</summary>
    public static Rgb Ink { get; } = Rgb.Hex(0x1B2733);

    /// <summary>Text of second rank: subtitles, axes, captions.</summary>
    public static Rgb Muted { get; } = Rgb.Hex(0x5A6875);

    /// <summary>Rules, borders and grids.</summary>
    public static Rgb Line { get; } = Rgb.Hex(0xDDE3E9);

    /// <summary>The ground of table heads and code.</summary>
    public static Rgb Ground { get; } = Rgb.Hex(0xF3F6F9);

    /// <summary>What carries the message where one colour does: a lone series, a title's rule, a link.</summary>
    public static Rgb Accent { get; } = Rgb.Hex(0x0063A0);

    /// <summary>A second colour next to <see cref="Accent"/>: a marked line, the second of two series.</summary>
    public static Rgb Contrast { get; } = Rgb.Hex(0xD55E00);

    /// <summary>Colours of categories, in the order in which they are given out; they repeat after the last.</summary>
    public static IReadOnlyList<Rgb> Categories { get; } =
    [
        Accent, Rgb.Hex(0xE69F00), Rgb.Hex(0x009E73), Rgb.Hex(0xCC79A7), Rgb.Hex(0x56B4E9), Contrast, Rgb.Hex(0x8A97A5),
    ];

    /// <summary>The colour of a status.</summary>
    public static Rgb Of(Status status) => status switch
    {
        Status.Pass => Rgb.Hex(0x1A7A4C),
        Status.Warning => Rgb.Hex(0xA85B00),
        Status.Critical or Status.Fail => Rgb.Hex(0xB3261E),
        _ => Muted,
    };

    internal static Rgb Category(int index) => Categories[index % Categories.Count];
}
