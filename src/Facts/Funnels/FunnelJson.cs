using System.Collections.Immutable;
using System.Text.Json;
using Puffy.Analytics;
using Puffy.Analytics.Wording;
using Puffy.Facts.Questions;

namespace Puffy.Facts.Funnels;

/// <summary>Reads funnels from JSON: the form of <c>POST /api/v1/funnel</c>.</summary>
public static class FunnelJson
{
    private const int MostSteps = 10;

    private static readonly string[] Fields = ["steps", "window", "date_range", "time_zone", "filters", "by"];

    /// <summary>Reads and checks a funnel.</summary>
    /// <param name="json">The funnel, one JSON object.</param>
    /// <param name="time">The clock by which periods end today.</param>
    /// <exception cref="InvalidInputException">It is no valid funnel; the message says where, and what is allowed.</exception>
    public static FunnelAsked Parse(JsonElement json, TimeProvider time)
    {
        var fields = JsonPart.Fields(json, "The funnel", Fields);
        // Days, zone and filters are those of a question about sessions, with its refusals.
        var sessions = QuestionJson.Sessions(fields, time);
        var steps = fields.TryGetValue("steps", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(Step).ToImmutableArray()
            : throw new InvalidInputException("The funnel has no \"steps\". Give a list such as [{\"event_name\": \"page_viewed\"}, {\"page\": \"/cart\"}].");
        if (steps.Length is < 2 or > MostSteps)
        {
            throw new InvalidInputException($"The funnel has {steps.Length} steps; allowed are 2 to {MostSteps}.");
        }

        if (sessions.IsOfEvents)
        {
            throw new InvalidInputException("A funnel's filters speak of the session of the first step: put page and event_name into \"has_done\", or make them steps.");
        }

        return new FunnelAsked(
            steps,
            fields.TryGetValue("window", out var window) && window.ValueKind != JsonValueKind.Null ? Window(JsonPart.Text(window, "window")) : null,
            sessions.Days,
            sessions.TimeZone,
            sessions.Filters,
            fields.TryGetValue("by", out var by) && by.ValueKind != JsonValueKind.Null ? By(JsonPart.Text(by, "by")) : null);
    }

    private static FunnelStepAsked Step(JsonElement json)
    {
        var fields = JsonPart.Fields(json, "A step", ["event_name", "page"]);
        return fields.Count == 1
            ? new FunnelStepAsked(
                JsonPart.Text(fields.Values.Single(), fields.Keys.Single()),
                new ValueFilter(FieldNames.Dimension(fields.Keys.Single()), FilterOperator.Is, [JsonPart.Text(fields.Values.Single(), fields.Keys.Single())]))
            : throw new InvalidInputException($"A step is {JsonPart.Short(json)}; expected one of \"event_name\" and \"page\".");
    }

    private static Dimension By(string name) => FieldNames.Dimension(name) is var dimension && !dimension.IsTime() && !dimension.IsOfEvents()
        ? dimension
        : throw new InvalidInputException($"A funnel can't be split by \"{name}\". Split it by a dimension of the session, such as device or channel.");

    private static TimeSpan Window(string text) => TimeText.TryParseFlag(text, out var window) && window > TimeSpan.Zero
        ? window
        : throw new InvalidInputException($"\"window\" is \"{text}\"; expected a number and a unit, such as 30m, 12h or 7d.");
}
