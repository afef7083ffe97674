using System.Globalization;
using System.Text.Json.Nodes;
using Puffy.Analytics.Intake;
using Puffy.Collector.Mapping;
using Puffy.Collector.Posts;
using Puffy.Grains.Keys;

namespace Puffy.Collector.Tests;

/// <summary>Rules of the mapping, each on both sides of its limit.</summary>
public sealed class MappingTests
{
    private static readonly DateTime Now = new(2026, 11, 26, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>SHA-256 of jane@example.com, by sha256sum.</summary>
    private const string Jane = "8c87b489ce35cf2e2f39f80e282cb2e804932a56a213983eeeb428407d43b52d";

    [Theory]
    [InlineData("Product Viewed", "product_viewed")]
    [InlineData("productViewed", "product_viewed")]
    [InlineData("HTTPError", "http_error")]
    [InlineData("Scrolled 90 %", "scrolled_90")]
    [InlineData("Größe gewählt", "größe_gewählt")]
    [InlineData("already_snake", "already_snake")]
    [InlineData("!!", "!!")]
    public void Names_are_written_in_snake_case(string name, string written) => Assert.Equal(written, SnakeCase.Of(name));

    [Theory]
    [InlineData("12:00:00", "11:59:00")]
    [InlineData("12:10:00", "11:59:00")]
    [InlineData("12:10:01", "11:49:00")]
    [InlineData("11:49:59", "12:09:00")]
    [InlineData("14:00:20", "09:59:00")]
    public void A_clock_that_is_off_by_more_than_ten_minutes_is_corrected_by_whole_minutes(string sent, string expected)
    {
        var post = Track($$"""{"anonymousId":"u","event":"A","timestamp":"2026-11-26T11:59:00Z","sentAt":"2026-11-26T{{sent}}Z"}""");
        Assert.Equal(expected, post.Accepted.Single().Event.Timestamp.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        Assert.Equal(expected == "11:59:00" ? 0 : 1, post.ClockCorrected);
    }

    [Fact]
    public void The_envelopes_clock_counts_before_the_events_own()
    {
        var post = Capture.Send(
            "/v1/batch", """{"sentAt":"2026-11-26T13:00:00Z","batch":[{"type":"track","event":"A","userId":"u","timestamp":"2026-11-26T12:59:00Z","sentAt":"2026-11-26T12:00:00Z"}]}""", Now);
        Assert.Equal(11, post.Accepted.Single().Event.Timestamp.Hour);
    }

    [Fact]
    public void An_event_without_a_time_happened_when_it_arrived() =>
        Assert.Equal(Now, Track("""{"anonymousId":"u","event":"A"}""").Accepted.Single().Event.Timestamp);

    [Theory]
    [InlineData("""{"anonymousId":"null","userId":"cust-1","event":"A"}""", "cust-1")]
    [InlineData("""{"anonymousId":"","userId":17,"event":"A"}""", "17")]
    [InlineData("""{"anonymousId":"anon","userId":"cust-1","event":"A"}""", "anon")]
    public void Empty_null_and_placeholder_ids_count_as_missing(string json, string user) => Assert.Equal(user, Track(json).Accepted.Single().UserId);

    [Fact]
    public void A_track_call_without_an_event_name_is_refused() =>
        Assert.Equal(RefusalReason.MissingEventName, Track("""{"anonymousId":"u"}""").Refused.Single().Refusal.Reason);

    [Theory]
    [InlineData(RevenueField.Revenue, """{"order_id":"1","revenue":10,"total":12,"products":[]}""", """{"transaction_id":"1","total":12,"items":[],"revenue":10}""")]
    [InlineData(RevenueField.Total, """{"order_id":"1","revenue":10,"total":12}""", """{"transaction_id":"1","total":12,"revenue":12}""")]
    [InlineData(RevenueField.Total, """{"order_id":"1","revenue":10}""", """{"transaction_id":"1","revenue":10}""")]
    [InlineData(RevenueField.Revenue, """{"transaction_id":"T","order_id":"1","revenue":10}""", """{"transaction_id":"T","order_id":"1","revenue":10}""")]
    public void An_order_has_its_id_items_and_the_revenue_that_the_key_names(RevenueField field, string properties, string data) =>
        AssertData(data, Order(properties, Capture.Key with { Revenue = field }));

    [Theory]
    [InlineData("""{"revenue":1}""", """{"revenue":1,"currency":"EUR"}""")]
    [InlineData("""{"revenue":1,"currency":"USD"}""", """{"currency":"USD","revenue":1}""")]
    [InlineData("""{"revenue":1,"currency":null}""", """{"revenue":1,"currency":"EUR"}""")]
    public void An_order_without_a_currency_has_that_of_the_key(string properties, string data) =>
        AssertData(data, Order(properties, Capture.Key with { Currency = "EUR" }));

    [Fact]
    public void An_address_is_hashed_wherever_a_property_is_named_so()
    {
        var post = Track("""{"anonymousId":"u","event":"A","properties":{"email":" Jane@Example.com ","deep":[{"user_email":"jane@example.com"}],"email_sent":true}}""");
        AssertData($$"""{"email":"{{Jane}}","deep":[{"user_email":"{{Jane}}"}],"email_sent":true}""", post);
    }

    [Fact]
    public void The_raw_text_of_a_refused_event_holds_no_address()
    {
        var post = Track("""{"event":"A","context":{"ip":"203.0.113.7"},"properties":{"note":"call Jane@Example.com now","phone":"+1 555"},"traits":{"email":"jane@example.com"}}""");
        var raw = post.Refused.Single().Raw;
        Assert.DoesNotContain("@", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("203.0.113.7", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("555", raw, StringComparison.Ordinal);
        Assert.Contains($"call {Jane} now", raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ConsentPolicy.Keep, 1, 1)]
    [InlineData(ConsentPolicy.NoIdentity, 1, 0)]
    [InlineData(ConsentPolicy.Drop, 0, 0)]
    public void A_visitor_who_objects_is_treated_as_the_key_says(ConsentPolicy policy, int events, int identities)
    {
        const string refusing = """{"batch":[{"type":"identify","anonymousId":"u","traits":{"email":"jane@example.com"},"context":{"consent":{"categoryPreferences":{"Advertising":false}}}},{"type":"track","event":"A","anonymousId":"u","properties":{"email":"jane@example.com"},"context":{"consent":{"categoryPreferences":{"Advertising":false}}}}]}""";
        var post = Capture.Send("/v1/batch", refusing, Now, Capture.Key with { Consent = policy });
        Assert.Equal((events, identities), (post.Accepted.Count, post.Identities.Count));
        Assert.Equal(policy == ConsentPolicy.Keep ? 0 : 2, post.Objected);
        Assert.Equal(policy == ConsentPolicy.Keep, post.Accepted.Exists(row => row.Event.Data.Contains(Jane, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_row_of_the_own_route_may_use_every_header_that_files_may()
    {
        var post = Capture.Send(
            "/v1/events", """{"events":[{"clientId":"u","created_at":1764158400,"event":"page_viewed","url":"https://shop.example/","referer":"https://a.example/","properties":{"a":1.50},"id":7}]}""", Now);
        var row = post.Accepted.Single();
        Assert.Equal(("u", "page_viewed", "https://shop.example/", "https://a.example/", """{"a":1.50}""", "7"), (
            row.UserId, row.Event.Name, row.Event.PageUrl, row.Event.Referrer, row.Event.Data, row.Event.Id.Given));
        Assert.Equal(new DateTime(2025, 11, 26, 12, 0, 0, DateTimeKind.Utc), row.Event.Timestamp);
    }

    [Fact]
    public void Csv_and_lines_of_json_are_rows_too()
    {
        var csv = Capture.Send(
            "/v1/events", "user_id,timestamp,event_name,event_data\nu,2026-11-26T10:00:00Z,page_viewed,\"{\"\"a\"\":1}\"\nshort\n,2026-11-26T10:00:00Z,x,\n"u8.ToArray(), "text/csv", Now);
        Assert.Equal("""{"a":1}""", csv.Accepted.Single().Event.Data);
        Assert.Equal([RefusalReason.MalformedRow, RefusalReason.MissingUserId], csv.Refused.Select(row => row.Refusal.Reason));
        var lines = Capture.Send(
            "/v1/events", "{\"user_id\":\"u\",\"event_name\":\"a\"}\nnot json\n\n{\"user_id\":\"v\",\"event_name\":\"b\"}\n"u8.ToArray(), "application/x-ndjson", Now);
        Assert.Equal(["u", "v"], lines.Accepted.Select(row => row.UserId));
        Assert.Equal(RefusalReason.MalformedRow, lines.Refused.Single().Refusal.Reason);
    }

    private static Post Track(string json) => Capture.Send("/v1/track", json, Now);

    private static Post Order(string properties, ApiKey key) =>
        Capture.Send("/v1/track", $$"""{"anonymousId":"u","event":"Order Completed","properties":{{properties}}}""", Now, key);

    private static void AssertData(string expected, Post post) =>
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), JsonNode.Parse(post.Accepted.Single().Event.Data)!.ToJsonString());
}
