using Puffy.Analytics.Events;

namespace Puffy.Analytics.Channels;

/// <summary>The value of a campaign tag, out of the form in which it stands in an address.</summary>
internal static class TagValue
{
    private const string Direct = "(direct)";
    private static readonly char[] Encoded = ['%', '+'];

    private static readonly (string Start, string End)[] Macros =
        [("{", "}"), ("[", "]"), ("<", ">"), ("${", "}"), ("%%", "%%"), ("__", "__"), ("*|", "|*"), ("##", "##"), ("%7B", "%7D"), ("%5B", "%5D")];

    /// <summary>The text of a value: escapes decoded, white space around it left out.</summary>
    public static string Decode(ReadOnlySpan<char> raw) => raw.IndexOfAny(Encoded) < 0
        ? raw.Trim().ToString()
        : Uri.UnescapeDataString(raw.ToString().Replace('+', ' ')).Trim();

    /// <summary>
    /// Whether a value says nothing: empty, a placeholder such as <c>(not set)</c>, or a macro that an advertising tool never
    /// filled in, such as <c>{{campaign.name}}</c>.
    /// </summary>
    public static bool IsMissing(ReadOnlySpan<char> value) =>
        value.IsEmpty || Placeholder.Is(value) || value.Equals(Direct, StringComparison.OrdinalIgnoreCase) || IsMacro(value);

    private static bool IsMacro(ReadOnlySpan<char> value)
    {
        foreach (var (start, end) in Macros)
        {
            if (value.Length > start.Length + end.Length
                && value.StartsWith(start, StringComparison.OrdinalIgnoreCase)
                && value.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
