using Puffy.Analytics.Events;

namespace Puffy.Analytics.Intake;

/// <summary>Tells user ids from what stands in their place.</summary>
internal static class UserIds
{
    private const int LongestExponent = 3;

    /// <summary>Whether a text, without white space around it, is a user's id: not empty, no placeholder, not damaged.</summary>
    public static bool IsId(ReadOnlySpan<byte> text) => !text.IsEmpty && !Placeholder.Is(text) && !IsScientific(text);

    /// <summary>Says why a text is not a user's id, for a person.</summary>
    /// <param name="text">The text, without white space around it, for which <see cref="IsId"/> is false.</param>
    /// <param name="quoted">The text as it is to be shown.</param>
    public static string Explain(ReadOnlySpan<byte> text, string quoted) =>
        text.IsEmpty ? "the user id is empty; the tracker lost it, or the column is not filled"
        : IsScientific(text) ? $"the user id '{quoted}' was damaged by a spreadsheet, which rounds long numbers; export the file again and do not save it in a spreadsheet"
        : $"the user id '{quoted}' is a placeholder that a tracker without an id writes; check the tracker";

    /// <summary>
    /// Whether a text is a number as a spreadsheet shows long ones: a digit, a fraction, and an exponent with its sign, as in
    /// 1.71E+09. Without the sign it may be an id, such as 1E9.
    /// </summary>
    private static bool IsScientific(ReadOnlySpan<byte> text)
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
