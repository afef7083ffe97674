using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Puffy.CommandLine;

namespace Puffy.Client.Tests;

/// <summary>A real client of the Model Context Protocol that starts <c>puffy mcp</c>.</summary>
public sealed class McpCommandTests : IDisposable
{
    private readonly Workplace _work = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task A_model_asks_over_standard_input_what_the_command_answers()
    {
        PuffyCommand.Done("load", "--input", Path.Combine(Workplace.SmallShop, "input"), "--store", _work["s"]);
        string[] puffy = [Path.Combine(AppContext.BaseDirectory, "puffy.dll"), "mcp", "--store", _work["s"]];
        string answer;
        await using (var client = await McpClient.CreateAsync(
            new StdioClientTransport(new StdioClientTransportOptions { Command = "dotnet", Arguments = puffy }), cancellationToken: Cancelled))
        {
            Assert.Equal(7, (await client.ListToolsAsync(cancellationToken: Cancelled)).Count);
            var result = await client.CallToolAsync(
                "query",
                new Dictionary<string, object?> { ["metrics"] = new[] { "users", "sessions", "orders", "revenue" }, ["dimensions"] = new[] { "channel" } },
                cancellationToken: Cancelled);
            answer = Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
        }

        var printed = await PuffyCommand.RunAsync("query", "--store", _work["s"], "--metrics", "users,sessions,orders,revenue", "--by", "channel", "--json");
        Assert.Equal(Results(printed.Output), Results(answer));
    }

    private static string Results(string json) => JsonDocument.Parse(json).RootElement.GetProperty("results").GetRawText();
}
