using System.Runtime.InteropServices;
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

    /// <summary>The same as UTF-8.</summary>
    public static byte[] Utf8(JsonElement value)
    {
        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False))
        {
            return [];
        }

        // As it stands in the body, where nothing of it is escaped: most values are read so.
        var raw = JsonMarshal.GetRawUtf8Value(value);
        return value.ValueKind != JsonValueKind.String ? raw.ToArray()
            : raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(value.GetString()!)
            : raw[1..^1].ToArray();
    }

    /// <summary>The value of a column: of several paths the first that counts, else the first that is not empty.</summary>
    public static byte[] Of(Column column, JsonElement root, IEnumerable<string> paths)
    {
        byte[] first = [];
        foreach (var path in paths)
        {
            var value = JsonPath.Follow(root, path) is { } found ? Utf8(found) : [];
            if (RowValidator.Counts(column, value))
            {
                return value;
            }

            first = RowValidator.IsEmpty(first) ? value : first;
        }

        return first;
    }
}
