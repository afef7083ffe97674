using System.Text.Json;
using Puffy.Analytics;

namespace Puffy.Facts.Questions;

/// <summary>Reads parts of a JSON question, each with a refusal that names it.</summary>
public static class JsonPart
{
    private const int ShownLetters = 60;

    /// <summary>The fields of an object, none of them unknown or twice.</summary>
    public static Dictionary<string, JsonElement> Fields(JsonElement json, string what, string[] known)
    {
        ArgumentNullException.ThrowIfNull(known);
        if (!IsText(json))
        {
            throw new InvalidInputException($"{what} has a text that is not Unicode, such as half a surrogate pair. Send whole characters, in UTF-8.");
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidInputException($"{what} is {Short(json)}; expected an object with any of {string.Join(", ", known)}.");
        }

        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in json.EnumerateObject())
        {
            if (!known.Contains(field.Name, StringComparer.Ordinal))
            {
                throw new InvalidInputException($"{what} has an unknown field \"{field.Name}\". Fields are {string.Join(", ", known)}.");
            }

            if (!fields.TryAdd(field.Name, field.Value))
            {
                throw new InvalidInputException($"{what} has the field \"{field.Name}\" twice. Give it once.");
            }
        }

        return fields;
    }

    /// <summary>A list of texts; empty where the field is not there.</summary>
    internal static IEnumerable<string> Texts(JsonElement json, string field)
    {
        if (json.ValueKind == JsonValueKind.Undefined)
        {
            return [];
        }

        return json.ValueKind == JsonValueKind.Array && json.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? json.EnumerateArray().Select(item => item.GetString()!)
            : throw new InvalidInputException($"\"{field}\" is {Short(json)}; expected a list of names.");
    }

    /// <summary>A text.</summary>
    public static string Text(JsonElement json, string field) => json.ValueKind == JsonValueKind.String
        ? json.GetString()!
        : throw new InvalidInputException($"\"{field}\" is {Short(json)}; expected a text.");

    /// <summary>True or false.</summary>
    internal static bool Flag(JsonElement json, string field) => json.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? json.GetBoolean()
        : throw new InvalidInputException($"\"{field}\" is {Short(json)}; expected true or false.");

    /// <summary>A whole number.</summary>
    internal static int Whole(JsonElement json, string field) => json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out var value)
        ? value
        : throw new InvalidInputException($"\"{field}\" is {Short(json)}; expected a whole number.");

    /// <summary>Whether every text within can be read. A document is parsed without looking into its texts.</summary>
    private static bool IsText(JsonElement json)
    {
        try
        {
            return json.ValueKind switch
            {
                JsonValueKind.Object => json.EnumerateObject().All(field => field.Name is not null && IsText(field.Value)),
                JsonValueKind.Array => json.EnumerateArray().All(IsText),
                JsonValueKind.String => json.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>A part as it stands in the question, cut where it is long.</summary>
    internal static string Short(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Undefined)
        {
            return "missing";
        }

        var text = json.GetRawText();
        return text.Length <= ShownLetters ? text : $"{text[..ShownLetters]}…";
    }
}
