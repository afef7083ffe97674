using System.Globalization;

namespace Puffy.Analytics.Wording;

/// <summary>Counts and other plain numbers, as people read them.</summary>
public static class CountText
{
    /// <summary>Shown instead of a missing figure.</summary>
    public const string None = "–";

    /// <summary>A count: <c>12,345</c>.</summary>
    public static string Of(long count) => Signed(count.ToString("N0", CultureInfo.InvariantCulture));

    /// <summary>A computed count, rounded: <c>12,345</c>.</summary>
    public static string Of(double count) => Number(count, digits: 0);

    /// <summary>A count and its noun, kept on one line: <c>1 order</c>, <c>2 orders</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">The noun for one.</param>
    /// <param name="several">The noun for any other number; if null, <paramref name="one"/> and an s.</param>
    public static string Of(long count, string one, string? several = null) => $"{Of(count)}\u00A0{Noun(count, one, several)}";

    /// <summary>The noun that goes with a count.</summary>
    public static string Noun(long count, string one, string? several = null) => count == 1 ? one : several ?? one + "s";

    /// <summary>A number with so many digits after the point: <c>1,234.57</c>.</summary>
    public static string Number(decimal number, int digits = 2) => Signed(number.ToString($"N{digits}", CultureInfo.InvariantCulture));

    /// <summary>A number with so many digits after the point: <c>1,234.57</c>.</summary>
    public static string Number(double number, int digits = 2) => Signed(number.ToString($"N{digits}", CultureInfo.InvariantCulture));

    /// <summary>The sign of a negative number is a minus: a line could break at a hyphen.</summary>
    private static string Signed(string number) => number.Replace('-', '−');
}
