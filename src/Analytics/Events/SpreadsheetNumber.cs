namespace Puffy.Analytics.Events;

/// <summary>Numbers that a spreadsheet has rounded: it shows long ones in scientific notation, and saves them so.</summary>
internal static class SpreadsheetNumber
{
    private const int LongestExponent = 3;

    /// <summary>
    /// Whether a text is a number as a spreadsheet shows long ones: a digit, a fraction, and an exponent with its sign, as in
    /// 1.71E+09. Without the sign it may be an id, such as 1E9.
    /// </summary>
    public static bool Is(ReadOnlySpan<byte> text)
    {
        text = text is [(byte)'-', ..] ? text[1..] : text;
        if (text is not [>= (byte)'0' and <= (byte)'9', .. var rest])
        {
            return false;
        }

        if (rest is [(byte)'.' or (byte)',', .. var fraction])
        {
            var digits = DigitsOf(fraction);
            if (digits == 0)
            {
                return false;
            }

            rest = fraction[digits..];
        }

        return rest is [(byte)'E' or (byte)'e', (byte)'+' or (byte)'-', .. { Length: > 0 and <= LongestExponent } exponent]
            && DigitsOf(exponent) == exponent.Length;
    }

    private static int DigitsOf(ReadOnlySpan<byte> text) =>
        text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') is var end and >= 0 ? end : text.Length;
}
