using System.Net;
using System.Text;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Puffy.Api.Tests;

/// <summary>A real client of the Model Context Protocol over HTTP.</summary>
public sealed class McpTests(OpenShop shop) : IClassFixture<OpenShop>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_tool_only_reads_and_says_how_to_ask()
    {
        await using var client = await ConnectAsync();

        var tools = await client.ListToolsAsync(cancellationToken: Cancelled);

        Assert.Equal(["attribution", "describe", "funnel", "live", "monitor", "query", "user"], tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.All(tools, tool => Assert.True(tool.ProtocolTool.Annotations!.ReadOnlyHint));
        var query = tools.Single(tool => tool.Name == "query").ProtocolTool;
        var fields = query.InputSchema.GetProperty("properties");
        Assert.Equal(16, fields.GetProperty("metrics").GetProperty("items").GetProperty("enum").GetArrayLength());
        Assert.Equal(21, fields.GetProperty("dimensions").GetProperty("items").GetProperty("enum").GetArrayLength());
        Assert.Equal(
            ["metrics", "dimensions", "date_range", "time_zone", "filters", "model", "order_by", "include", "limit", "offset"],
            fields.EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public async Task Every_example_in_the_description_is_answered()
    {
        await using var client = await ConnectAsync();
        var description = (await client.ListToolsAsync(cancellationToken: Cancelled)).Single(tool => tool.Name == "query").Description;
        var examples = description[(description.IndexOf("Examples: ", StringComparison.Ordinal) + "Examples: ".Length)..].TrimEnd('.').Split("; ");

        Assert.Equal(4, examples.Length);
        foreach (var example in examples)
        {
            Assert.NotEqual(true, (await CallAsync(client, "query", example)).IsError);
        }
    }

    [Fact]
    public async Task A_question_has_the_answer_of_the_API()
    {
        const string question = """{"metrics":["sessions","revenue"],"dimensions":["channel"],"date_range":["2025-03-01","2025-03-01"]}""";
        await using var client = await ConnectAsync();
        using var body = new StringContent(question);
        using var response = await shop.Reader.PostAsync(new Uri("/api/v1/query", UriKind.Relative), body, Cancelled);

        var tool = JsonDocument.Parse(TextOf(await CallAsync(client, "query", question))).RootElement;
        var api = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancelled)).RootElement;

        Assert.Equal("""[{"dimensions":["Direct"],"metrics":[3,"12.30"]}]""", tool.GetProperty("results").GetRawText());
        Assert.Equal(api.GetProperty("results").GetRawText(), tool.GetProperty("results").GetRawText());
    }

    [Theory]
    [InlineData("query", """{"metrics":["revenue"],"dimensions":["page"]}""", "use \"landing_page\"")]
    [InlineData("query", "{}", "no metric")]
    [InlineData("query", """{"metrics":["users"],"filter":[]}""", "unknown field \"filter\"")]
    [InlineData("funnel", """{"steps":[{"page":"/"}]}""", "2 to 10")]
    [InlineData("attribution", """{"date_range":"9d"}""", "7d, 28d")]
    [InlineData("user", """{"id":"nobody"}""", "is not in the store")]
    [InlineData("live", """{"minutes":5}""", "unknown field")]
    public async Task A_refusal_is_the_sentence_that_says_what_would_do(string tool, string arguments, string part)
    {
        await using var client = await ConnectAsync();

        var result = await CallAsync(client, tool, arguments);

        Assert.True(result.IsError);
        Assert.Contains(part, TextOf(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_tools_answer()
    {
        await using var client = await ConnectAsync();

        var store = await ReadAsync(client, "describe", "{}");
        var funnel = await ReadAsync(client, "funnel", """{"steps":[{"event_name":"page_viewed"},{"event_name":"product_added_to_cart"}],"date_range":["2025-03-01","2025-03-01"]}""");
        var models = await ReadAsync(client, "attribution", """{"date_range":["2025-03-01","2025-03-01"]}""");

        Assert.Equal((3, 2, 1), (store.GetProperty("sessions").GetInt32(), store.GetProperty("users").GetInt32(), store.GetProperty("orders").GetInt32()));
        Assert.Equal(("2025-03-01", "2025-03-01"), (store.GetProperty("first_day").GetString(), store.GetProperty("last_day").GetString()));
        Assert.Equal("""["Direct"]""", JsonSerializer.Serialize(store.GetProperty("values").GetProperty("channel")));
        Assert.Equal([2, 1], funnel.GetProperty("groups")[0].GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("count").GetInt32()));
        Assert.Equal("12.30", models.GetProperty("models")[0].GetProperty("channels")[0].GetProperty("revenue").GetString());
        Assert.Equal("T1", (await ReadAsync(client, "user", """{"id":"u1"}""")).GetProperty("orders")[0].GetProperty("transaction_id").GetString());
        Assert.Equal(5, (await ReadAsync(client, "monitor", "{}")).GetProperty("accepted").GetInt32());
        Assert.Equal(0, (await ReadAsync(client, "live", "{}")).GetProperty("visitors").GetInt32());
    }

    [Fact]
    public async Task Without_a_read_key_nobody_connects()
    {
        using var body = new StringContent("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""", Encoding.UTF8, "application/json");

        using var response = await shop.Stranger.PostAsync(new Uri("/mcp", UriKind.Relative), body, Cancelled);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private Task<McpClient> ConnectAsync() => McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(shop.Reader.BaseAddress!, "/mcp") }, shop.Reader),
        cancellationToken: Cancelled);

    private static async Task<CallToolResult> CallAsync(McpClient client, string tool, string arguments) => await client.CallToolAsync(
        tool,
        JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments),
        cancellationToken: Cancelled);

    private static async Task<JsonElement> ReadAsync(McpClient client, string tool, string arguments) =>
        JsonDocument.Parse(TextOf(await CallAsync(client, tool, arguments))).RootElement;

    private static string TextOf(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
}
