using System.Buffers.Text;

namespace Puffy.Analytics.Fields;

/// <summary>
/// The bins of the histograms of numbers: the first digit, and zeros. 0.0249 and 0.02 fall on 0.02, 1399 and 1000 on 1000. The
/// bins are nine a decade, so a histogram stays small whatever the numbers are, and can be subtracted.
/// </summary>
internal static class Magnitude
{
    /// <summary>Numbers beyond 15 digits, either way, are taken for the last bin.</summary>
    private const decimal Greatest = 900_000_000_000_000;
    private const decimal Least = 0.000_001m;

    /// <summary>The longest text that is looked at for a number.</summary>
    private const int LongestNumber = 24;

    /// <summary>The bin of a number.</summary>
    public static decimal Of(decimal number)
    {
        var size = Math.Abs(number);
        if (size < Least)
        {
            return 0;
        }

        if (size >= Greatest)
        {
            return Math.Sign(number) * Greatest;
        }

        var unit = 1m;
        for (; size >= unit * 10; unit *= 10)
        {
        }

        for (; size < unit; unit /= 10)
        {
        }

        return Math.Sign(number) * decimal.Truncate(size / unit) * unit;
    }

    /// <summary>The number that a text is, such as <c>12.50</c>; shops export numbers as texts, too.</summary>
    public static decimal? NumberIn(ReadOnlySpan<byte> text) =>
        text.Length is > 0 and <= LongestNumber && Utf8Parser.TryParse(text, out decimal number, out var read) && read == text.Length ? number : null;
}
