using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Puffy.Analytics;

namespace Puffy.Api.Mcp;

/// <summary>A question as a tool of the Model Context Protocol. A refusal is a tool's error, whose text is the sentence that says what would do.</summary>
internal sealed class QuestionTool : McpServerTool
{
    private readonly Func<JsonElement, CancellationToken, Task<string>> _answer;

    /// <summary>A tool.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="title">Its name for people.</param>
    /// <param name="description">What it answers, for a model that knows nothing else.</param>
    /// <param name="schema">JSON Schema of its arguments, an object.</param>
    /// <param name="answer">Answers arguments, one JSON object, with JSON.</param>
    public QuestionTool(string name, string title, string description, JsonObject schema, Func<JsonElement, CancellationToken, Task<string>> answer)
    {
        _answer = answer;
        ProtocolTool = new Tool
        {
            Name = name,
            Title = title,
            Description = description,
            InputSchema = JsonSerializer.SerializeToElement(schema),
            Annotations = new ToolAnnotations { Title = title, ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = false },
        };
    }

    /// <inheritdoc/>
    public override Tool ProtocolTool { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata => [];

    /// <inheritdoc/>
    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            return Of(await _answer(JsonSerializer.SerializeToElement(request.Params?.Arguments ?? new Dictionary<string, JsonElement>()), cancellationToken), isError: false);
        }
        catch (PuffyException refusal)
        {
            return Of(refusal.Message, isError: true);
        }
    }

    private static CallToolResult Of(string text, bool isError) => new() { Content = [new TextContentBlock { Text = text }], IsError = isError };
}
