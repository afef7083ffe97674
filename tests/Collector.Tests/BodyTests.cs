using System.Text;
using Puffy.Analytics.Intake;
using Puffy.Collector.Bodies;
using Puffy.Collector.Posts;

namespace Puffy.Collector.Tests;

/// <summary>Bodies by their bytes, and what a fault in one event does to its neighbours: nothing.</summary>
public sealed class BodyTests
{
    private const string Good = """{"type":"track","event":"A","anonymousId":"u","messageId":"m"}""";

    private static readonly string Base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"batch":[{{Good}}]}"""));

    private static readonly byte[] Plain = Encoding.UTF8.GetBytes($$"""{"batch":[{{Good}}]}""");

    public static TheoryData<byte[]> Forms =>
    [
        Plain,
        Encoding.UTF8.GetBytes("  " + Encoding.UTF8.GetString(Plain) + " "),
        Encoding.UTF8.GetBytes("\uFEFF" + Encoding.UTF8.GetString(Plain)),
        Capture.GZip(Plain),
        Encoding.UTF8.GetBytes("data=" + Uri.EscapeDataString(Base64)),
        Encoding.UTF8.GetBytes("v=2&data=" + Uri.EscapeDataString(Encoding.UTF8.GetString(Plain))),
        Encoding.UTF8.GetBytes(Base64),
        Encoding.UTF8.GetBytes(Convert.ToBase64String(Capture.GZip(Plain))),
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_body_is_read_whatever_its_content_type_says(byte[] body)
    {
        foreach (var type in new[] { "application/json", "text/plain", "application/x-www-form-urlencoded", string.Empty })
        {
            Assert.Equal("u", Capture.Send("/v1/batch", body, type).Accepted.Single().UserId);
        }
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("hello", 400)]
    [InlineData("[]", 400)]
    [InlineData("{}", 400)]
    [InlineData("""{"batch":{}}""", 400)]
    [InlineData("""{"batch":[]""", 400)]
    [InlineData("""{"batch":[]} x""", 400)]
    [InlineData("data=%%%", 400)]
    public void A_body_of_another_shape_is_refused_with_words(string body, int status)
    {
        var refused = Assert.Throws<RefusedRequestException>(() => Capture.Send("/v1/batch", body));
        Assert.Equal(status, refused.Status);
        Assert.NotEmpty(refused.Message);
    }

    [Theory]
    [InlineData(2500, 0)]
    [InlineData(2501, 413)]
    public void More_than_2500_events_are_too_many(int count, int status)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"batch":[{{string.Join(',', Enumerable.Repeat(Good, count))}}]}""");
        Assert.Equal(status, StatusOf(() => Capture.Send("/v1/batch", body)));
    }

    [Fact]
    public void A_gzip_bomb_is_refused_before_it_is_unpacked() =>
        Assert.Equal(413, StatusOf(() => Capture.Send("/v1/batch", Capture.GZip(new byte[BodyLimits.Inflated + 1]))));

    [Fact]
    public void A_gzip_that_breaks_off_is_refused()
    {
        var packed = Capture.GZip(Encoding.UTF8.GetBytes($$"""{"batch":[{{Good}}]}"""));
        Assert.Equal(400, StatusOf(() => Capture.Send("/v1/batch", packed[..^6])));
    }

    public static TheoryData<string> BadEntries => new()
    {
        "5",
        "null",
        "\"text\"",
        "[]",
        new string('[', 20_000) + new string(']', 20_000),
        string.Concat(Enumerable.Repeat("{\"a\":", 20_000)) + "1" + new string('}', 20_000),
        """{"type":"track","event":"\ud83d","anonymousId":"x"}""",
        """{"type":"track","event":"A","anonymousId":"x\u0000"}""",
    };

    [Theory]
    [MemberData(nameof(BadEntries))]
    public void A_bad_entry_is_quarantined_and_its_neighbours_are_taken(string bad)
    {
        var post = Capture.Send("/v1/batch", $$"""{"batch":[{{Good}},{{bad}},{{Good}}]}""");
        Assert.Equal(2, post.Accepted.Count);
        Assert.Equal(RefusalReason.MalformedRow, post.Refused.Single().Refusal.Reason);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_spoil_their_own_event_alone()
    {
        byte[] bad = [.. "{\"type\":\"track\",\"event\":\""u8, 0xC3, 0x28, .. "\",\"anonymousId\":\"x\"}"u8];
        var post = Capture.Send("/v1/batch", [.. Encoding.UTF8.GetBytes("{\"batch\":[" + Good + ","), .. bad, .. Encoding.UTF8.GetBytes("," + Good + "]}")]);
        Assert.Equal(2, post.Accepted.Count);
        Assert.Equal(RefusalReason.MalformedRow, post.Refused.Single().Refusal.Reason);
    }

    [Theory]
    [InlineData("""{"type":"track","event":"A","anonymousId":"u","properties":{"a":1,"a":2}}""")]
    [InlineData("""{"type":"track","event":"A","anonymousId":"u","properties":{"big":1e999999,"long":123456789012345678901234567890}}""")]
    [InlineData("""{"type":"track","event":"A","anonymousId":"u","context":7,"properties":"text"}""")]
    public void Odd_values_are_kept_as_they_are(string json) => Assert.Single(Capture.Send("/v1/track", json).Accepted);

    private static int StatusOf(Func<Post> send)
    {
        try
        {
            send();
            return 0;
        }
        catch (RefusedRequestException refused)
        {
            return refused.Status;
        }
    }
}
