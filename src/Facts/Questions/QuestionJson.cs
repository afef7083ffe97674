using System.Collections.Immutable;
using System.Text.Json;
using Puffy.Analytics;

namespace Puffy.Facts.Questions;

/// <summary>Reads questions from JSON: the form of <c>POST /api/v1/query</c>.</summary>
/// <remarks>It is strict: an unknown field is a refusal, since a question with a misspelt filter would be answered wrongly.</remarks>
public static class QuestionJson
{
    private static readonly string[] Fields =
        ["metrics", "dimensions", "date_range", "time_zone", "filters", "model", "order_by", "include", "limit", "offset"];

    /// <summary>Reads and checks a question.</summary>
    /// <param name="json">The question, one JSON object.</param>
    /// <param name="time">The clock by which periods end today.</param>
    /// <exception cref="InvalidInputException">It is no valid question; the message says where, and what is allowed.</exception>
    public static FactQuestion Parse(JsonElement json, TimeProvider time)
    {
        var fields = JsonPart.Fields(json, "The question", Fields);
        var include = Included(fields.GetValueOrDefault("include"));
        return QuestionRules.Check(Scope(fields, time) with
        {
            Metrics = [.. JsonPart.Texts(fields.GetValueOrDefault("metrics"), "metrics").Select(FieldNames.Metric)],
            Dimensions = [.. JsonPart.Texts(fields.GetValueOrDefault("dimensions"), "dimensions").Select(FieldNames.Dimension)],
            Model = fields.TryGetValue("model", out var model) && model.ValueKind != JsonValueKind.Null
                ? FieldNames.Model(JsonPart.Text(model, "model"))
                : null,
            OrderBy = fields.TryGetValue("order_by", out var order) ? Order(order) : [],
            Compare = include.Compare,
            Totals = include.Totals,
            Chance = include.Chance,
            Limit = fields.TryGetValue("limit", out var limit) ? JsonPart.Whole(limit, "limit") : 1_000,
            Offset = fields.TryGetValue("offset", out var offset) ? JsonPart.Whole(offset, "offset") : 0,
        });
    }

    /// <summary>The days, zone and filters among fields, as a checked question that counts sessions.</summary>
    internal static FactQuestion Sessions(Dictionary<string, JsonElement> fields, TimeProvider time) => QuestionRules.Check(Scope(fields, time));

    private static FactQuestion Scope(Dictionary<string, JsonElement> fields, TimeProvider time)
    {
        var name = fields.TryGetValue("time_zone", out var text) ? JsonPart.Text(text, "time_zone") : "UTC";
        var zone = QuestionTimeZone.Find(name);
        return new FactQuestion
        {
            Metrics = [Metric.Sessions],
            Days = fields.TryGetValue("date_range", out var days) ? QuestionDays.Read(days, QuestionTimeZone.Today(zone, time)) : null,
            TimeZone = name,
            Filters = fields.TryGetValue("filters", out var filters) ? FilterJson.List(filters) : [],
        };
    }

    private static ImmutableArray<GroupOrder> Order(JsonElement json) => json.ValueKind != JsonValueKind.Array
        ? throw new InvalidInputException($"\"order_by\" is {JsonPart.Short(json)}; expected a list such as [[\"revenue\", \"desc\"]].")
        : [.. json.EnumerateArray().Select(part =>
        {
            if (part.ValueKind != JsonValueKind.Array || part.GetArrayLength() != 2 || part.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
            {
                throw new InvalidInputException($"\"order_by\" has {JsonPart.Short(part)}; expected a field and a direction, such as [\"revenue\", \"desc\"].");
            }

            return FieldNames.Order(part[0].GetString()!, part[1].GetString()!);
        })];

    private static (bool Compare, bool Totals, bool Chance) Included(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Undefined)
        {
            return default;
        }

        var fields = JsonPart.Fields(json, "\"include\"", ["comparison", "totals", "chance"]);
        if (fields.TryGetValue("comparison", out var comparison)
            && comparison.ValueKind != JsonValueKind.Null
            && !(comparison.ValueKind == JsonValueKind.String && comparison.ValueEquals("previous_period")))
        {
            throw new InvalidInputException($"\"comparison\" is {JsonPart.Short(comparison)}; the one that is known is \"previous_period\".");
        }

        return (
            comparison.ValueKind == JsonValueKind.String,
            fields.TryGetValue("totals", out var totals) && JsonPart.Flag(totals, "totals"),
            fields.TryGetValue("chance", out var chance) && JsonPart.Flag(chance, "chance"));
    }
}
