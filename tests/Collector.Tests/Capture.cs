using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Puffy.Analytics.Users;
using Puffy.Collector.Bodies;
using Puffy.Collector.Doors;
using Puffy.Collector.Mapping;
using Puffy.Collector.Posts;
using Puffy.Grains.Keys;

namespace Puffy.Collector.Tests;

/// <summary>A recorded request of a real SDK, as it goes through a route up to the store.</summary>
internal static class Capture
{
    /// <summary>A year in which all recorded clocks are right.</summary>
    private static readonly DateTime Recorded = new(2026, 11, 26, 11, 20, 0, DateTimeKind.Utc);

    private static readonly EventMappings Mappings = EventMappings.BuiltIn;

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Captures");

    public static ApiKey Key { get; } = ApiKey.Of("web", KeyKind.Write, "TESTKEY");

    /// <summary>The route of a path.</summary>
    public static Route RouteOf(string path)
    {
        var last = path.TrimEnd('/').Split('/')[^1];
        return path switch
        {
            _ when path.StartsWith("/v1/shopify", StringComparison.Ordinal) =>
                new Route(new SdkEventMapper("shopify", Mappings.Shopify), "events", EnvelopeForm.Single | EnvelopeForm.Array),
            "/v1/batch" or "/v1/b" or "/beacon/v1/batch" => new Route(new SdkEventMapper("segment", Mappings.Segment), "batch", EnvelopeForm.List),
            "/v1/events" => new Route(new RowMapper(), "events", EnvelopeForm.Array, TakesRows: true),
            _ when path.StartsWith("/v1/", StringComparison.Ordinal) => new Route(
                new SdkEventMapper("segment", Mappings.Segment), "batch", EnvelopeForm.Single,
                last switch { "t" => "track", "p" => "page", "i" => "identify", "a" => "alias", "g" => "group", "s" => "screen", _ => last }),
            _ => new Route(new SdkEventMapper("posthog", Mappings.Posthog), "batch", EnvelopeForm.Single | EnvelopeForm.Array),
        };
    }

    /// <summary>The body of a recorded request as it was on the wire.</summary>
    public static byte[] BodyOf(JsonNode request)
    {
        var body = request["body"]!;
        var bytes = Encoding.UTF8.GetBytes(body.GetValueKind() == JsonValueKind.String ? body.GetValue<string>() : body.ToJsonString());
        var (type, encoding) = (request["headers"]?["content-type"]?.GetValue<string>() ?? string.Empty, request["headers"]?["content-encoding"]);
        return encoding is not null || (type == "text/plain" && (string?)request["path"] == "/e/") ? GZip(bytes) : bytes;
    }

    public static byte[] GZip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>Sends a body through a route, as far as the store.</summary>
    public static Post Send(string path, byte[] body, string contentType = "application/json", DateTime? at = null, ApiKey? key = null, bool objects = false, string? userAgent = null, EmailHashing? emails = null)
    {
        var http = new DefaultHttpContext();
        http.Request.ContentType = contentType;
        var route = RouteOf(path);
        var content = RequestContent.Read(body, http.Request, route);
        var context = new MappingContext(at ?? Recorded, content.SentAt, route.Call, userAgent, objects, key ?? Key) { Emails = emails ?? EmailHashing.Plain };
        return content.Rows is { } rows ? new PostReader().Read(rows, context) : new PostReader().Read(content.Entries, route.Mapper, context);
    }

    public static Post Send(string path, string body, DateTime? at = null, ApiKey? key = null) => Send(path, Encoding.UTF8.GetBytes(body), at: at, key: key);
}
