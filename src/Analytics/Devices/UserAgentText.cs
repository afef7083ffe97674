using System.Text;

namespace Puffy.Analytics.Devices;

/// <summary>The part of a user agent that rules read.</summary>
internal static class UserAgentText
{
    /// <summary>No browser writes more; a longer text is an attempt to take time.</summary>
    public const int Longest = 2_000;

    /// <summary>A letter that no rule names, and that ends a word.</summary>
    private const char Foreign = '\u007f';

    /// <summary>A user agent without space around it, its letters outside ASCII replaced: word borders are those of ASCII.</summary>
    public static string Of(string userAgent)
    {
        var text = userAgent.AsSpan().Trim();
        text = text.Length > Longest ? text[..Longest].TrimEnd() : text;
        if (Ascii.IsValid(text))
        {
            return text.Length == userAgent.Length ? userAgent : text.ToString();
        }

        return string.Create(text.Length, text, static (letters, source) =>
        {
            for (var i = 0; i < letters.Length; i++)
            {
                letters[i] = char.IsAscii(source[i]) ? source[i] : Foreign;
            }
        });
    }
}
