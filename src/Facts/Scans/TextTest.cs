using Puffy.Facts.Columns;
using Puffy.Facts.Questions;

namespace Puffy.Facts.Scans;

/// <summary>Decides which texts of a column pass a filter.</summary>
internal static class TextTest
{
    /// <summary>Whether each text passes, by its code.</summary>
    public static bool[] For(ValueFilter filter, Codebook texts)
    {
        var passes = new bool[texts.Count];
        if (filter.Operator is FilterOperator.Is or FilterOperator.IsNot)
        {
            passes.AsSpan().Fill(filter.Operator == FilterOperator.IsNot);
            foreach (var value in filter.Values)
            {
                if (texts.TryFind(value, out var code))
                {
                    passes[code] = filter.Operator == FilterOperator.Is;
                }
            }

            return passes;
        }

        var test = For(filter);
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
