using System.Text;

namespace Puffy.Analytics.Events;

/// <summary>
/// Words that trackers and exports write where they have no value. Where an id is expected they count as missing:
/// taken as an id, they would make one user, or one order, of all who have none.
/// </summary>
internal static class Placeholder
{
    private static readonly string[] Words =
    [
        "undefined", "null", "none", "nil", "nan", "n/a", "na", "unknown", "(not set)", "(none)", "[object object]", "-", "0",
    ];

    private static readonly int Longest = Words.Max(word => word.Length);

    /// <summary>Whether a text, without white space around it, is a placeholder, in upper or lower case.</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        if (text.Length <= Longest)
        {
            foreach (var word in Words)
            {
                if (Ascii.EqualsIgnoreCase(text, word))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <inheritdoc cref="Is(ReadOnlySpan{char})"/>
    public static bool Is(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length <= Longest)
        {
            foreach (var word in Words)
            {
                if (Ascii.EqualsIgnoreCase(utf8, word))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
