using Puffy.Facts.Columns;
using Puffy.Facts.Questions;

namespace Puffy.Facts.Scans;

/// <summary>Decides which texts of a column pass a filter.</summary>
internal static class TextTest
{
    /// <summary>Whether each text passes, by its code.</summary>
    public static bool[] For(ValueFilter filter, Codebook texts)
    {
        var test = For(filter);
        var passes = new bool[texts.Count];
        for (var code = 0; code < passes.Length; code++)
        {
            passes[code] = test(texts[code]);
        }

        return passes;
    }

    private static Func<string, bool> For(ValueFilter filter)
    {
        switch (filter.Operator)
        {
            case FilterOperator.Is:
                return text => filter.Values.Contains(text, StringComparer.Ordinal);
            case FilterOperator.IsNot:
                return text => !filter.Values.Contains(text, StringComparer.Ordinal);
            case FilterOperator.Contains:
                return text => filter.Values.Any(value => text.Contains(value, StringComparison.Ordinal));
            case FilterOperator.ContainsNot:
                return text => !filter.Values.Any(value => text.Contains(value, StringComparison.Ordinal));
            case FilterOperator.Matches:
                var patterns = filter.Values.Select(TextPattern.Parse).ToList();
                return text => patterns.Exists(pattern => pattern.IsMatch(text));
            default:
                throw new ArgumentOutOfRangeException(nameof(filter), filter.Operator, "No such comparison.");
        }
    }
}
