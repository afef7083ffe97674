using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Puffy.Cases;

/// <summary>Compares single values: numbers and true/false by value, texts letter by letter.</summary>
internal static class Comparison
{
    private const double Tolerance = 1e-6;
    private const int LongestShown = 120;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A phrase where the values differ.</summary>
    public static IEnumerable<string> Differences(string label, JsonNode? expected, JsonNode? found) =>
        Same(expected, found) ? [] : [$"{label}: expected {Shown(expected)}, got {Shown(found)}"];

    public static bool Same(JsonNode? expected, JsonNode? found) => expected?.GetValueKind() switch
    {
        JsonValueKind.True or JsonValueKind.False => string.Equals(found?.ToString(), expected.ToString(), StringComparison.OrdinalIgnoreCase),
        JsonValueKind.Number => Number(found) is { } number && Math.Abs(number - expected.GetValue<double>()) < Tolerance,
        _ => JsonNode.DeepEquals(expected, found),
    };

    /// <summary>A value on one line, control characters escaped, cut where it is long.</summary>
    public static string Shown(JsonNode? value)
    {
        var text = value?.ToJsonString(Readable) ?? "null";
        return text.Length <= LongestShown ? text : text[..(LongestShown - 1)] + "…";
    }

    private static double? Number(JsonNode? value) => value?.GetValueKind() is JsonValueKind.Number or JsonValueKind.String
        && double.TryParse(value.ToString(), CultureInfo.InvariantCulture, out var number) ? number : null;
}
