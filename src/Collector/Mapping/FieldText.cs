using System.Text;
using System.Text.Json;
using Puffy.Analytics.Intake;

namespace Puffy.Collector.Mapping;

/// <summary>The text of fields in JSON.</summary>
internal static class FieldText
{
    /// <summary>A value as a file has it: a string's text, a number as written; empty for null, objects and arrays.</summary>
    public static string Of(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } plain => plain.GetRawText(),
        _ => string.Empty,
    };

    /// <summary>The value of a column: of several paths the first that counts, else the first that is not empty.</summary>
    public static byte[] Of(Column column, JsonElement root, IEnumerable<string> paths)
    {
        byte[] first = [];
        foreach (var path in paths)
        {
            var value = Encoding.UTF8.GetBytes(Of(JsonPath.Follow(root, path)));
            if (RowValidator.Counts(column, value))
            {
                return value;
            }

            first = RowValidator.IsEmpty(first) ? value : first;
        }

        return first;
    }
}
