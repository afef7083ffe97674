using System.Text.Json.Nodes;
using Puffy.Analytics.Attribution;
using Puffy.Facts.Questions;

namespace Puffy.Api.Mcp;

/// <summary>JSON Schemas of the tools' arguments. They guide a model; what may be asked is decided where questions are read.</summary>
internal static class ToolSchemas
{
    private const string Filters =
        """
        Conditions that all hold, each a list. Comparison: ["is", "device", ["mobile"]]; the first part is is, is_not, contains, contains_not or matches (a linear regular expression), the last a list of values of which any fits (none, for is_not and contains_not). Joined: ["and", [F, F]], ["or", [F, F]], ["not", F]. By what was done in the session: ["has_done", ["is", "event_name", ["product_added_to_cart"]]], also has_not_done, with page or event_name inside. Values are texts, case-sensitive, "" for none; is_bot, is_bounce and converted take true or false. Times and metrics can't be filtered.
        """;

    /// <summary>No arguments.</summary>
    public static JsonObject None => Object([]);

    /// <summary>A question.</summary>
    public static JsonObject Question => Object(
        [
            ("metrics", List($"What to count, in the order of the answer. {Meanings(MetricNames.All, name => MetricNames.TryParse(name, out var metric) ? metric.Meaning() : name)}", MetricNames.All)),
            ("dimensions", List($"What to split by; leave it out for one row. {Meanings(DimensionNames.All, name => DimensionNames.TryParse(name, out var dimension) ? dimension.Meaning() : name)}", DimensionNames.All)),
            .. Scope,
            ("model", Choice("Attribution model: orders and revenue are then its credits, by the session of the touchpoint and the day of the order. Leave it out to count orders where they were placed.", AttributionModelNames.All.Select(AttributionModelNames.Name))),
            ("order_by", new JsonObject
            {
                ["type"] = "array",
                ["description"] = "Order of the rows, such as [[\"revenue\", \"desc\"]], by metrics and dimensions that are asked for. Default: time ascending, then the first metric descending.",
                ["items"] = new JsonObject { ["type"] = "array", ["items"] = Typed("string"), ["minItems"] = 2, ["maxItems"] = 2 },
            }),
            ("include", Object(
                [
                    ("comparison", Choice("The same figures of as many days just before; needs a date_range other than all.", ["previous_period"])),
                    ("totals", Typed("boolean", "Also the figures without dimensions.")),
                    ("chance", Typed("boolean", "With comparison: the 95 % interval of each change, and whether chance alone can explain it.")),
                ])),
            ("limit", Typed("integer", "How many rows, 1 to 10000; default 1000. Ask for few, such as 20, and order them.")),
            ("offset", Typed("integer", "How many rows to skip; default 0.")),
        ],
        "metrics");

    /// <summary>A funnel.</summary>
    public static JsonObject Funnel => Object(
        [
            ("steps", new JsonObject
            {
                ["type"] = "array",
                ["description"] = "Two to ten steps in their order, each an event_name or a page, such as [{\"event_name\": \"page_viewed\"}, {\"page\": \"/cart\"}, {\"event_name\": \"checkout_completed\"}].",
                ["items"] = Object([("event_name", Typed("string")), ("page", Typed("string"))]),
                ["minItems"] = 2,
                ["maxItems"] = 10,
            }),
            ("window", Typed("string", "Such as 30m, 12h or 7d: count users whose steps all fall within it after the first, across sessions. Leave it out to count sessions with all steps.")),
            ("by", Typed("string", "A dimension of the session to split by, such as device or channel.")),
            .. Scope,
        ],
        "steps");

    /// <summary>Days of orders.</summary>
    public static JsonObject Days => Object([("date_range", DateRange)]);

    /// <summary>A user.</summary>
    public static JsonObject User => Object([("id", Typed("string", "The user id as it stands in the events."))], "id");

    private static IEnumerable<(string, JsonNode)> Scope =>
    [
        ("date_range", DateRange),
        ("time_zone", Typed("string", "IANA name of the zone of days and hours, such as Europe/Berlin; default UTC.")),
        ("filters", new JsonObject { ["type"] = "array", ["description"] = Filters, ["items"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject() } }),
    ];

    private static JsonObject DateRange => new()
    {
        ["description"] = $"Two days, both included, such as [\"2025-02-23\", \"2025-03-01\"], or a period that ends today: {Period.Names}. Default: all. The describe tool says which days have data.",
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "array", ["items"] = Typed("string"), ["minItems"] = 2, ["maxItems"] = 2 },
            Typed("string")),
    };

    private static JsonObject Object(IEnumerable<(string Name, JsonNode Schema)> fields, params string[] required) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Name, field.Schema))),
        ["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]),
        ["additionalProperties"] = false,
    };

    private static JsonObject List(string description, IEnumerable<string> values) =>
        new() { ["type"] = "array", ["description"] = description, ["items"] = Choice(null, values) };

    private static JsonObject Choice(string? description, IEnumerable<string> values)
    {
        var choice = Typed("string", description);
        choice["enum"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
        return choice;
    }

    private static JsonObject Typed(string type, string? description = null)
    {
        var schema = new JsonObject { ["type"] = type };
        if (description is not null)
        {
            schema["description"] = description;
        }

        return schema;
    }

    private static string Meanings(IEnumerable<string> names, Func<string, string> meaning) =>
        string.Join("; ", names.Select(name => $"{name}: {meaning(name)}")) + ".";
}
