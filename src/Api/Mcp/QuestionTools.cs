using System.Text;
using System.Text.Json;
using ModelContextProtocol.Server;
using Puffy.Analytics;
using Puffy.Analytics.Monitoring;
using Puffy.Facts.Answers;
using Puffy.Facts.Funnels;
using Puffy.Facts.Questions;
using Puffy.Queries;
using Puffy.Queries.Attribution;
using Puffy.Queries.Explore;
using Puffy.Queries.Live;
using Puffy.Queries.Monitoring;
using Puffy.Queries.Users;

namespace Puffy.Api.Mcp;

/// <summary>The questions of the API as tools: the same readers, refusals and answers.</summary>
/// <param name="queries">The store.</param>
/// <param name="time">The clock.</param>
internal sealed class QuestionTools(StoreQueries queries, TimeProvider time)
{
    private const string Examples =
        """
        Examples: {"metrics":["users","sessions","revenue"],"dimensions":["channel"],"date_range":"28d","limit":20}; {"metrics":["revenue"],"dimensions":["time:week","channel"],"model":"linear"}; {"metrics":["conversion_rate","orders"],"dimensions":["device"],"date_range":["2025-02-23","2025-03-01"],"filters":[["contains","landing_page",["/products/"]]],"include":{"comparison":"previous_period","chance":true}}; {"metrics":["page_views","users"],"dimensions":["page"],"limit":10}.
        """;

    /// <summary>Every tool.</summary>
    public IEnumerable<McpServerTool> All =>
    [
        new QuestionTool(
            "describe", "What can be asked",
            "Describes this shop's data: first and last day, currency, number of sessions, users and orders, and the values of the dimensions that filters often name. Ask it first.",
            ToolSchemas.None, async (arguments, cancelled) =>
            {
                RefuseOthers(arguments, "describe", []);
                return AnswerJson.Serialize(await queries.AskAsync(new DescribeQuestion(time), cancelled));
            }),
        new QuestionTool(
            "query", "Any question",
            $"Counts sessions, users, orders, revenue and more, split and filtered as asked. Every figure is exact and holds the newest event. The answer's results have dimensions and metrics in the order asked; money is text with the currency's decimals, a ratio over nothing is null; meta has the days and the number of rows on all pages. {Examples}",
            ToolSchemas.Question, async (arguments, cancelled) => Encoding.UTF8.GetString(FactAnswerJson.Serialize(
                await queries.AskAsync(new ExploreQuestion(QuestionJson.Parse(arguments, time), time), cancelled)).Span)),
        new QuestionTool(
            "funnel", "Steps one after the other",
            "Counts how many went through steps in their order: count, rate from the step before and from the first, drop-off, median seconds since the step before. Example: {\"steps\":[{\"event_name\":\"page_viewed\"},{\"event_name\":\"product_added_to_cart\"},{\"event_name\":\"checkout_completed\"}],\"by\":\"device\"}.",
            ToolSchemas.Funnel, async (arguments, cancelled) => AnswerJson.Serialize(await queries.AskAsync(new StepFunnelQuestion(FunnelJson.Parse(arguments, time)), cancelled))),
        new QuestionTool(
            "attribution", "Attribution models side by side",
            "What each channel earned under every attribution model: orders (fractional), revenue, share of all revenue, and over all days the share's 95 % interval. date_range is of the orders, in UTC.",
            ToolSchemas.Days, async (arguments, cancelled) => AnswerJson.Serialize(await queries.AskAsync(new AttributionQuestion(QuestionDays.Parse(arguments, time)), cancelled))),
        new QuestionTool(
            "monitor", "Can the figures be trusted",
            "Rows accepted, rows refused by reason, and the verdict of monitoring: its checks with what was measured, expected, and what to do.",
            ToolSchemas.None, async (arguments, cancelled) =>
            {
                RefuseOthers(arguments, "monitor", []);
                return AnswerJson.Serialize(await queries.AskAsync(new TrustQuestion(new MonitoringThresholds()), cancelled));
            }),
        new QuestionTool(
            "user", "One user's journey",
            "One user's sessions, orders, touchpoints, and which channel earned each order under every model.",
            ToolSchemas.User, async (arguments, cancelled) =>
            {
                var id = JsonPart.Text(RefuseOthers(arguments, "user", ["id"]).GetValueOrDefault("id"), "id");
                return await queries.AskAsync(new UserQuestion(id), cancelled) is { } journey
                    ? AnswerJson.Serialize(journey)
                    : throw new InvalidInputException($"User '{id}' is not in the store. Give a user id as it stands in the events.");
            }),
        new QuestionTool(
            "live", "What happens now",
            "Users with an event in the last five minutes, sessions begun in each of the last thirty minutes (the oldest first), the newest events and orders.",
            ToolSchemas.None, async (arguments, cancelled) =>
            {
                RefuseOthers(arguments, "live", []);
                return AnswerJson.Serialize(await queries.AskAsync(new NowQuestion(time), cancelled));
            }),
    ];

    private static Dictionary<string, JsonElement> RefuseOthers(JsonElement arguments, string tool, string[] known) =>
        JsonPart.Fields(arguments, $"The call of {tool}", known);
}
