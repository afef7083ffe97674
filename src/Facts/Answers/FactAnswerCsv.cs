using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Puffy.Facts.Questions;

namespace Puffy.Facts.Answers;

/// <summary>
/// Writes answers as CSV: a header of dimensions and metrics by their names in questions, then a row a group; with a comparison the
/// metrics of the days before follow as <c>previous_…</c>. Values are raw: no units, no grouping of digits; none is empty.
/// </summary>
public static class FactAnswerCsv
{
    /// <summary>The CSV text (RFC 4180, lines end in LF).</summary>
    public static string Serialize(FactAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var question = answer.Question;
        var text = new StringBuilder();
        var metrics = question.Metrics.Select(MetricNames.Name).ToList();
        Append(text, [.. question.Dimensions.Select(DimensionNames.Name), .. metrics, .. question.Compare ? metrics.Select(name => "previous_" + name) : []]);
        foreach (var group in answer.Results)
        {
            Append(text,
            [
                .. question.Dimensions.Select((dimension, i) => GroupValueText.Of(dimension, group.Key[i])),
                .. Values(answer, group.Metrics),
                .. group.Before is { } before ? Values(answer, before) : [],
            ]);
        }

        return text.ToString();
    }

    private static IEnumerable<string> Values(FactAnswer answer, ImmutableArray<decimal?> metrics) => metrics.Select((metric, i) => metric switch
    {
        null => string.Empty,
        { } money when answer.Question.Metrics[i].IsMoney() => answer.Currency.Write(money),
        { } number => number.ToString("0.############################", CultureInfo.InvariantCulture),
    });

    private static void Append(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Quoted)).Append('\n');

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny("\",\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
