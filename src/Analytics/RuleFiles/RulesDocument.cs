using System.Text.Json;

namespace Puffy.Analytics.RuleFiles;

/// <summary>Reads the JSON of a rules file, in which comments and trailing commas are allowed.</summary>
internal static class RulesDocument
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>The document of a text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <exception cref="InvalidRulesException">The text is not JSON.</exception>
    public static JsonDocument Parse(string json, string file)
    {
        try
        {
            return JsonDocument.Parse(json, Lenient);
        }
        catch (JsonException fault)
        {
            // The reader counts lines from zero and says so in its message; editors count from one.
            var place = fault.LineNumber is { } line ? $"line {line + 1}" : "$";
            var reason = fault.Message.Split(" LineNumber:")[0];
            throw new InvalidRulesException(file, place, $"this is not JSON: {reason}", fault);
        }
    }
}
