using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Puffy.Analytics.Wording;
using Puffy.Facts.Questions;

namespace Puffy.Facts.Answers;

/// <summary>
/// Writes answers as CSV: a header of dimensions and metrics by their names in questions, then a row a group; with a comparison the
/// metrics of the days before follow as <c>previous_…</c>. Values are raw: no units, no grouping of digits; none is empty.
/// </summary>
public static class FactAnswerCsv
{
    /// <summary>The CSV text (RFC 4180, lines end in LF).</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="spreadsheetSafe">Whether values that a spreadsheet would run have an apostrophe before them.</param>
    public static string Serialize(FactAnswer answer, bool spreadsheetSafe = false)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var question = answer.Question;
        var text = new ArrayBufferWriter<byte>();
        var metrics = question.Metrics.Select(MetricNames.Name).ToList();
        Append(text, [.. question.Dimensions.Select(DimensionNames.Name), .. metrics, .. question.Compare ? metrics.Select(name => "previous_" + name) : []]);
        foreach (var group in answer.Results)
        {
            Append(text,
            [
                .. question.Dimensions.Select((dimension, i) => Safe(GroupValueText.Of(dimension, group.Key[i]))),
                .. Values(answer, group.Metrics),
                .. group.Before is { } before ? Values(answer, before) : [],
            ]);
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);

        string Safe(string value) => spreadsheetSafe ? CsvCell.SpreadsheetSafe(value) : value;
    }

    private static IEnumerable<string> Values(FactAnswer answer, ImmutableArray<decimal?> metrics) => metrics.Select((metric, i) => metric switch
    {
        null => string.Empty,
        { } money when answer.Question.Metrics[i].IsMoney() => answer.Currency.Write(money),
        { } number => number.ToString("0.############################", CultureInfo.InvariantCulture),
    });

    private static void Append(ArrayBufferWriter<byte> text, IEnumerable<string> cells)
    {
        foreach (var (at, cell) in cells.Index())
        {
            text.Write(at == 0 ? default : ","u8);
            CsvCell.Write(text, cell);
        }

        text.Write("\n"u8);
    }
}
