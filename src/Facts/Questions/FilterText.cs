using Puffy.Analytics;

namespace Puffy.Facts.Questions;

/// <summary>Reads filters as a command line has them: <c>d=v</c>, <c>d!=v</c>, <c>d~v</c>, <c>d!~v</c>.</summary>
internal static class FilterText
{
    private static readonly (string Sign, FilterOperator Operator)[] Signs =
        [("!=", FilterOperator.IsNot), ("!~", FilterOperator.ContainsNot), ("=", FilterOperator.Is), ("~", FilterOperator.Contains)];

    /// <summary>Reads one filter. All after the sign is the value, commas and further signs included.</summary>
    /// <exception cref="InvalidInputException">There is no sign in it, or no such dimension.</exception>
    public static Filter Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.AsSpan().IndexOfAny("!=~");
        if (at > 0)
        {
            foreach (var (sign, comparison) in Signs)
            {
                if (text.AsSpan(at).StartsWith(sign, StringComparison.Ordinal))
                {
                    return new ValueFilter(FieldNames.Filtered(text[..at].Trim()), comparison, [text[(at + sign.Length)..]]);
                }
            }
        }

        throw new InvalidInputException($"The filter \"{text}\" has no comparison. Write dimension=value, dimension!=value, dimension~part or dimension!~part, such as device=mobile.");
    }
}
