using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Puffy.Collector.Keys;
using Puffy.Grains.Keys;

namespace Puffy.Collector.Doors;

/// <summary>What browser SDKs ask for before they send anything, answered so that they start and send here.</summary>
internal sealed class SdkStubs(KeyRing keys)
{
    private static readonly byte[] Empty = "{}"u8.ToArray();

    /// <summary>An empty object: no flags, no configuration.</summary>
    public static Task EmptyAsync(HttpContext http)
    {
        Cors.Allow(http);
        return Answers.JsonAsync(http, StatusCodes.Status200OK, Empty);
    }

    /// <summary>The settings that Segment's browser SDK asks for.</summary>
    public Task SegmentAsync(HttpContext http) => AnswerAsync(http, key =>
        "{\"integrations\":{\"Segment.io\":{\"apiKey\":" + Json(key) + ",\"apiHost\":" + Json($"{http.Request.Host}/v1") + Protocol(http.Request) + "}}}");

    /// <summary>The configuration that RudderStack's browser SDK asks for: one source without destinations.</summary>
    public Task RudderAsync(HttpContext http) => AnswerAsync(http, key =>
        "{\"source\":{\"id\":\"s1\",\"name\":\"shop\",\"writeKey\":" + Json(key)
        + ",\"enabled\":true,\"workspaceId\":\"w1\",\"config\":{\"statsCollection\":{\"errors\":{\"enabled\":false},\"metrics\":{\"enabled\":false}}},"
        + "\"connections\":[],\"destinations\":[],\"dataplanes\":{}},\"updatedAt\":\"2026-01-01T00:00:00.000Z\"}");

    /// <summary>The SDK sends by https unless it is told otherwise, which a server that is tried on one's own machine can't take.</summary>
    private static string Protocol(HttpRequest request) =>
        !request.IsHttps && (request.Host.Host == "localhost" || (IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)))
            ? ",\"protocol\":\"http\""
            : string.Empty;

    private static string Json(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private async Task AnswerAsync(HttpContext http, Func<string, string> body)
    {
        Cors.Allow(http);
        if (SentKey.In(http.Request) is not { } text || await keys.FindAsync(text, KeyKind.Write) is not { } key)
        {
            await Answers.RefusedAsync(http, StatusCodes.Status401Unauthorized, Door.UnknownKey);
        }
        else if (!Cors.IsAllowed(http, key))
        {
            await Answers.RefusedAsync(http, StatusCodes.Status403Forbidden, Door.OtherOrigin(http, key));
        }
        else
        {
            await Answers.JsonAsync(http, StatusCodes.Status200OK, Encoding.UTF8.GetBytes(body(text)));
        }
    }
}
