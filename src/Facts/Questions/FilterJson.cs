using System.Collections.Immutable;
using System.Text.Json;
using Puffy.Analytics;

namespace Puffy.Facts.Questions;

/// <summary>Reads filters from JSON, such as <c>["is", "device", ["mobile"]]</c>.</summary>
internal static class FilterJson
{
    private const string Operators = "is, is_not, contains, contains_not, matches, and, or, not, has_done or has_not_done";

    public static ImmutableArray<Filter> List(JsonElement json) => List(json, "filters", level: 1);

    private static ImmutableArray<Filter> List(JsonElement json, string field, int level) => json.ValueKind == JsonValueKind.Array
        ? [.. json.EnumerateArray().Select(part => One(part, level))]
        : throw new InvalidInputException($"\"{field}\" is {JsonPart.Short(json)}; expected a list of filters, each such as [\"is\", \"device\", [\"mobile\"]].");

    private static Filter One(JsonElement json, int level)
    {
        // Checked while reading, so that a question of a million brackets costs nothing.
        if (level > QuestionRules.MostLevels)
        {
            throw new InvalidInputException($"The filters are more than {QuestionRules.MostLevels} levels deep. Flatten \"and\" within \"and\" and \"or\" within \"or\".");
        }

        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() == 0 || json[0].ValueKind != JsonValueKind.String)
        {
            throw new InvalidInputException($"A filter is {JsonPart.Short(json)}; expected a list that begins with {Operators}.");
        }

        return json[0].GetString() switch
        {
            "and" => new AndFilter(List(Only(json), "and", level + 1)),
            "or" => new OrFilter(List(Only(json), "or", level + 1)),
            "not" => new NotFilter(One(Only(json), level + 1)),
            "has_done" => new HasDoneFilter(One(Only(json), level + 1)),
            "has_not_done" => new NotFilter(new HasDoneFilter(One(Only(json), level + 1))),
            "is" => Compared(json, FilterOperator.Is),
            "is_not" => Compared(json, FilterOperator.IsNot),
            "contains" => Compared(json, FilterOperator.Contains),
            "contains_not" => Compared(json, FilterOperator.ContainsNot),
            "matches" => Compared(json, FilterOperator.Matches),
            var other => throw new InvalidInputException($"A filter begins with \"{other}\"; expected {Operators}."),
        };
    }

    private static JsonElement Only(JsonElement json) => json.GetArrayLength() == 2
        ? json[1]
        : throw new InvalidInputException($"The filter {JsonPart.Short(json)} has {json.GetArrayLength() - 1} parts after \"{json[0].GetString()}\"; expected one.");

    private static ValueFilter Compared(JsonElement json, FilterOperator comparison)
    {
        if (json.GetArrayLength() != 3 || json[1].ValueKind != JsonValueKind.String || json[2].ValueKind != JsonValueKind.Array)
        {
            throw new InvalidInputException($"The filter {JsonPart.Short(json)} is not complete; expected a comparison, a dimension and a list of values, such as [\"is\", \"device\", [\"mobile\"]].");
        }

        var dimension = FieldNames.Filtered(json[1].GetString()!);
        return new ValueFilter(dimension, comparison, [.. json[2].EnumerateArray().Select(value => Value(value, dimension))]);
    }

    private static string Value(JsonElement value, Dimension dimension) => (dimension.IsFlag(), value.ValueKind) switch
    {
        (true, JsonValueKind.True) => "true",
        (true, JsonValueKind.False) => "false",
        (true, _) => throw new InvalidInputException($"\"{dimension.Name()}\" is compared with {JsonPart.Short(value)}; allowed are true and false, without quotes."),
        (false, JsonValueKind.String) => value.GetString()!,
        _ => throw new InvalidInputException($"\"{dimension.Name()}\" is compared with {JsonPart.Short(value)}; its values are texts, in quotes."),
    };
}
