using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Puffy.Analytics.Intake;
using Puffy.Collector.Posts;

namespace Puffy.Collector.Tests;

/// <summary>
/// Every recorded request of a real SDK gives exactly the events of expected.json, which tests/independent/captured_events.py works out
/// from the contract's table without any of this code.
/// </summary>
public sealed class CaptureTests
{
    private static readonly JsonNode Expected = JsonNode.Parse(File.ReadAllText(Path.Combine(Capture.Folder, "expected.json")))!;

    public static TheoryData<string> Captures => [.. Expected.AsObject().Select(capture => capture.Key)];

    [Theory]
    [MemberData(nameof(Captures))]
    public void A_recorded_request_gives_exactly_the_expected_events(string capture)
    {
        var requests = RequestsOf(capture).ToList();
        var expected = Expected[capture]!.AsArray();
        var at = LastTimeIn(capture);
        Assert.Equal(expected.Count, requests.Count);
        foreach (var (request, answer) in requests.Zip(expected))
        {
            var post = Capture.Send((string)request["path"]!, Capture.BodyOf(request), (string?)request["headers"]?["content-type"] ?? "text/plain", at);
            AssertSame(answer!, Written(post));
        }
    }

    [Theory]
    [InlineData("segment-node/batch-flush-at-close")]
    [InlineData("rudder-node/batch-flush-at-close")]
    [InlineData("rudder-node/track-order")]
    [InlineData("posthog-node/batch-flush-at-close")]
    [InlineData("posthog-browser/events")]
    [InlineData("posthog-browser/events-gzip")]
    public void A_body_byte_for_byte_as_it_was_on_the_wire_is_read(string capture)
    {
        var raw = JsonNode.Parse(File.ReadAllText(Path.Combine(Capture.Folder, capture + ".raw.json")))!["request"]!;
        var post = Capture.Send(
            (string)raw["path"]!, Convert.FromBase64String((string)raw["body_base64"]!), (string)raw["headers"]!["content-type"]!);
        Assert.NotEmpty(post.Accepted);
        Assert.Empty(post.Refused);
    }

    private static IEnumerable<JsonNode> RequestsOf(string capture)
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(Capture.Folder, capture + ".json")))!;
        return file["exchanges"] is null
            ? [new JsonObject { ["path"] = "/v1/shopify", ["body"] = file.DeepClone() }]
            : file["exchanges"]!.AsArray().Select(exchange => exchange!["request"]!)
                .Where(request => (string)request["method"]! == "POST" && !((string)request["path"]!).StartsWith("/flags", StringComparison.Ordinal));
    }

    /// <summary>When the capture was recorded, so that the senders' clocks are right.</summary>
    private static DateTime LastTimeIn(string capture) => Regex
        .Matches(File.ReadAllText(Path.Combine(Capture.Folder, capture + ".json")), @"2026-11-26T\d\d:\d\d:\d\d")
        .Select(time => DateTime.Parse(time.Value + "Z", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal))
        .DefaultIfEmpty(new DateTime(2026, 11, 26, 11, 20, 0, DateTimeKind.Utc))
        .Max();

    private static JsonObject Written(Post post) => new()
    {
        ["events"] = new JsonArray([.. post.Accepted.Select(row => new JsonObject
        {
            ["user_id"] = row.UserId,
            ["timestamp"] = row.Event.Timestamp.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["event_name"] = row.Event.Name,
            ["page_url"] = row.Event.PageUrl,
            ["referrer"] = row.Event.Referrer,
            ["event_data"] = row.Event.Data.Length == 0 ? null : JsonNode.Parse(row.Event.Data),
            ["user_agent"] = row.Event.UserAgent,
            ["event_id"] = row.Event.Id.Given ?? string.Empty,
        })]),
        ["refused"] = new JsonArray([.. post.Refused.Select(row => (JsonNode)row.Refusal.Reason.Name())]),
        ["identities"] = new JsonArray([.. post.Identities.Select(identity => new JsonObject { ["user_id"] = identity.UserId, ["hash"] = identity.Hash })]),
    };

    private static void AssertSame(JsonNode expected, JsonNode actual)
    {
        if (!JsonNode.DeepEquals(expected, actual))
        {
            var indented = new JsonSerializerOptions { WriteIndented = true };
            Assert.Equal(expected.ToJsonString(indented), actual.ToJsonString(indented));
        }
    }
}
