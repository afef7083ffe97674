using System.Globalization;
using System.Net;
using System.Text;
using Puffy.CommandLine;

namespace Puffy.Client.Tests;

/// <summary>A store that takes its events over HTTP, against one that loads the same events from a file.</summary>
public sealed class LiveStoreTests : IDisposable
{
    private static readonly DateTime Start = DateTime.UtcNow.Date.AddDays(-3);

    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    private Task ServeAsync(Func<HttpClient, Task> use) => LiveShop.ServeAsync(_work["s"], use);

    private static Task<HttpResponseMessage> PostAsync(HttpClient http, string path, string body, string? key = LiveShop.Key, string? origin = null) =>
        LiveShop.PostAsync(http, path, body, key, origin);

    [Fact]
    public async Task The_tables_of_a_live_store_are_those_of_a_fresh_store_loaded_from_the_same_events()
    {
        await ServeAsync(async http =>
        {
            await Task.WhenAll(Enumerable.Range(0, 40).Select(async batch =>
                Assert.Equal(HttpStatusCode.OK, (await PostAsync(http, "/v1/batch", Batch(batch))).StatusCode)));
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(http, "/v1/batch", Batch(7))).StatusCode);
        });

        PuffyCommand.Done("export", "--store", _work["s"], "--output", _work["live"]);
        PuffyCommand.Done("load", "--input", Path.Combine(_work["live"], "bronze", "cleaned_events.csv"), "--store", _work["f"]);
        PuffyCommand.Done("export", "--store", _work["f"], "--output", _work["file"]);
        Workplace.AssertSame(Workplace.Tables(_work["file"], "silver", "gold"), Workplace.Tables(_work["live"], "silver", "gold"));
        Assert.Equal(Workplace.EventsWithoutSource(_work["file"]), Workplace.EventsWithoutSource(_work["live"]));
        Assert.Equal(40 * 25, Workplace.EventsWithoutSource(_work["live"]).Count() - 2);
        Assert.Single(File.ReadAllLines(Path.Combine(_work["live"], "bronze", "quarantine.csv")));
    }

    [Fact]
    public async Task A_redelivery_is_answered_like_the_first_delivery_and_counts_once()
    {
        await ServeAsync(async http =>
        {
            for (var attempt = 0; attempt < 3; attempt++)
            {
                var body = $$$"""{"type":"track","event":"Order Completed","anonymousId":"ada","messageId":"m1","timestamp":"{{{Time(0)}}}","properties":{"order_id":"T1","revenue":10},"_metadata":{"retryCount":{{{attempt}}} },"context":{"page":{"url":"https://shop.example/{{{attempt}}}"} } }""";
                var answer = await PostAsync(http, "/v1/t", body);
                Assert.Equal("{\"success\":true}", await answer.Content.ReadAsStringAsync());
            }

            var metrics = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
            Assert.Contains("puffy_collector_redelivered_total", metrics, StringComparison.Ordinal);
        });
        Assert.Contains("1 event, 1 session, 1 order, revenue 10.00", PuffyCommand.Done("user", "ada", "--store", _work["s"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_are_those_of_the_contract() => await ServeAsync(async http =>
    {
        const string good = """{"events":[{"user_id":"ada","event_name":"page_viewed"}]}""";
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(http, "/v1/events", good)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(http, "/v1/events", "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(http, "/v1/events", good, "OTHER")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(http, "/v1/events", good, key: null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(http, "/v1/events?key=TESTKEY", good, key: null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(http, "/v1/shopify/TESTKEY", """{"clientId":"c","id":"1","name":"page_viewed","timestamp":"2026-01-01T00:00:00Z"}""", key: null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(http, "/e/", """{"api_key":"TESTKEY","batch":[]}""", key: null)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync(http, "/v1/events", new string(' ', (4 << 20) + 1))).StatusCode);
        Assert.Equal("{}", await (await PostAsync(http, "/flags/?v=2", "data=e30=")).Content.ReadAsStringAsync());

        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/v1/t");
        preflight.Headers.Add("Origin", "null");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,x-retry-count");
        using var allowed = await http.SendAsync(preflight);
        Assert.Equal("null", allowed.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("authorization,x-retry-count", allowed.Headers.GetValues("Access-Control-Allow-Headers").Single());
        Assert.Equal("7200", allowed.Headers.GetValues("Access-Control-Max-Age").Single());
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode);
    });

    [Fact]
    public async Task A_key_allows_its_origins_alone_and_ends_when_it_is_revoked()
    {
        var key = PuffyCommand.Done("keys", "add", "--store", _work["s"], "--name", "shop", "--origin", "https://shop.example").Output.Trim();
        const string good = """{"events":[{"user_id":"ada","event_name":"page_viewed"}]}""";
        await ServeAsync(async http =>
        {
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(http, "/v1/events", good, key)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(http, "/v1/events", good, key, "https://shop.example")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(http, "/v1/events", good, key, "https://other.example")).StatusCode);
        });
        PuffyCommand.Done("keys", "revoke", "shop", "--store", _work["s"]);
        await ServeAsync(async http => Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(http, "/v1/events", good, key)).StatusCode));
        Assert.Contains("revoked", PuffyCommand.Done("keys", "list", "--store", _work["s"]).Output, StringComparison.Ordinal);
    }

    private static string Time(int minute) => Start.AddMinutes(minute).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Twenty-five events of five visitors, with an order each.</summary>
    private static string Batch(int batch)
    {
        var events = new StringBuilder();
        for (var at = 0; at < 25; at++)
        {
            var user = $"u{(batch * 3) + (at % 5)}";
            var (name, data) = (at / 5) switch
            {
                4 => ("Order Completed", $$"""{"order_id":"T{{batch}}-{{at}}","revenue":{{batch}}.{{at}},"currency":"EUR","products":[{"item_price":{{batch}}.{{at}},"quantity":1}],"email":"u{{batch}}@example.com"}"""),
                3 => ("Checkout Started", "{}"),
                2 => ("Product Added", """{"sku":"Größe \"M\", rot"}"""),
                1 => ("Searched", """{"term":"a,b"}"""),
                _ => ("Viewed", "{}"),
            };
            events.Append(at == 0 ? string.Empty : ",").Append(CultureInfo.InvariantCulture, $$$"""
                {"type":"track","event":"{{{name}}}","anonymousId":"{{{user}}}","messageId":"m{{{batch}}}-{{{at}}}","timestamp":"{{{Time((batch * 17) + at)}}}",
                 "properties":{{{data}}},"context":{"page":{"url":"https://shop.example/p{{{at % 3}}}?utm_source=google&utm_medium=cpc","referrer":"https://www.google.com/"},"userAgent":"Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) Safari/604.1"}}
                """);
        }

        return $$"""{"batch":[{{events}}]}""";
    }
}
