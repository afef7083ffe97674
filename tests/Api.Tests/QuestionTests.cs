using System.Net;
using System.Text;
using System.Text.Json;

namespace Puffy.Api.Tests;

public sealed class QuestionTests(OpenShop shop) : IClassFixture<OpenShop>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_is_answered_in_the_order_asked()
    {
        var answer = await ReadAsync(await AskAsync("query", """{"metrics":["sessions","users","orders","revenue","average_order_value","bounce_rate"],"dimensions":["device"],"date_range":["2025-03-01","2025-03-01"],"include":{"totals":true}}"""));

        var row = answer.GetProperty("results")[0];
        Assert.Equal("""["mobile"]""", row.GetProperty("dimensions").GetRawText());
        // Sessions: u1's, and two of u2's with one event each.
        Assert.Equal("""[3,2,1,"12.30","12.30",0.6666666667]""", row.GetProperty("metrics").GetRawText());
        Assert.Equal("""[3,2,1,"12.30","12.30",0.6666666667]""", answer.GetProperty("totals").GetProperty("metrics").GetRawText());
        Assert.Equal("""["2025-03-01","2025-03-01"]""", answer.GetProperty("meta").GetProperty("date_range").GetRawText());
        Assert.Equal(1, answer.GetProperty("meta").GetProperty("total_rows").GetInt32());
    }

    [Fact]
    public async Task An_acknowledged_event_is_in_the_next_answer()
    {
        const string question = """{"metrics":["sessions"],"date_range":["2025-05-05","2025-05-05"]}""";
        Assert.Equal("[0]", Metrics(await ReadAsync(await AskAsync("query", question))));

        await shop.AddAsync("u9", new DateTime(2025, 5, 5, 8, 0, 0, DateTimeKind.Utc), "page_viewed");

        Assert.Equal("[1]", Metrics(await ReadAsync(await AskAsync("query", question))));
    }

    [Fact]
    public async Task An_unchanged_store_answers_not_modified()
    {
        using var first = await AskAsync("query", """{"metrics":["users"],"date_range":["2025-03-01","2025-03-01"]}""");
        using var again = new HttpRequestMessage(HttpMethod.Post, "/api/v1/query") { Content = Json("""{"metrics":["users"],"date_range":["2025-03-01","2025-03-01"]}""") };
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.Equal(HttpStatusCode.NotModified, (await shop.Reader.SendAsync(again, Cancelled)).StatusCode);
    }

    [Fact]
    public async Task An_answer_is_CSV_for_who_accepts_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/query") { Content = Json("""{"metrics":["users","revenue"],"dimensions":["channel"],"date_range":["2025-03-01","2025-03-01"]}""") };
        request.Headers.Accept.ParseAdd("text/csv");

        var text = await (await shop.Reader.SendAsync(request, Cancelled)).Content.ReadAsStringAsync(Cancelled);

        Assert.Equal("channel,users,revenue\nDirect,2,12.30\n", text);
    }

    [Theory]
    [InlineData("""{"metrics":["users"]""", HttpStatusCode.BadRequest, "not JSON")]
    [InlineData("""{"metrics":["revenue"],"dimensions":["page"]}""", HttpStatusCode.UnprocessableEntity, "can't be split by \"page\"")]
    public async Task A_refusal_is_a_sentence(string question, HttpStatusCode status, string part)
    {
        using var response = await AskAsync("query", question);

        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains(part, (await ReadAsync(response)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_over_64_KiB_is_refused_as_too_large() =>
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await AskAsync("query", new string(' ', 65_537))).StatusCode);

    [Theory]
    [InlineData("/api/v1/query", "POST")]
    [InlineData("/api/v1/funnel", "POST")]
    [InlineData("/api/v1/attribution", "GET")]
    [InlineData("/api/v1/users/u1", "GET")]
    [InlineData("/api/v1/users/u1/sessions/1", "GET")]
    [InlineData("/api/v1/monitor", "GET")]
    [InlineData("/api/v1/progress", "GET")]
    [InlineData("/api/v1/live", "GET")]
    public async Task Nothing_is_answered_without_a_read_key(string path, string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        Assert.Equal(HttpStatusCode.Unauthorized, (await shop.Stranger.SendAsync(request, Cancelled)).StatusCode);
    }

    [Fact]
    public async Task A_funnel_counts_sessions_or_users_within_a_window()
    {
        const string steps = "\"steps\":[{\"event_name\":\"page_viewed\"},{\"event_name\":\"product_added_to_cart\"},{\"event_name\":\"checkout_completed\"}],\"date_range\":[\"2025-03-01\",\"2025-03-01\"]";

        var sessions = await ReadAsync(await AskAsync("funnel", $"{{{steps}}}"));
        var users = await ReadAsync(await AskAsync("funnel", $"{{{steps},\"window\":\"2h\"}}"));
        var soon = await ReadAsync(await AskAsync("funnel", $"{{{steps},\"window\":\"30m\"}}"));

        Assert.Equal([2, 1, 1], Steps(sessions, "count"));
        Assert.Equal([2, 2, 1], Steps(users, "count"));
        Assert.Equal([2, 1, 1], Steps(soon, "count"));
        Assert.Equal(30m, sessions.GetProperty("groups")[0].GetProperty("steps")[1].GetProperty("median_seconds").GetDecimal());
        // u1 took 30 s, u2 an hour.
        Assert.Equal(1_815m, users.GetProperty("groups")[0].GetProperty("steps")[1].GetProperty("median_seconds").GetDecimal());
        Assert.Equal([0, 0, 1], Steps(users, "drop_off"));
    }

    [Fact]
    public async Task Models_stand_side_by_side()
    {
        var answer = await ReadAsync(await shop.Reader.GetAsync(new Uri("/api/v1/attribution?from=2025-03-01&to=2025-03-01", UriKind.Relative), Cancelled));

        var linear = answer.GetProperty("models").EnumerateArray().Single(model => model.GetProperty("model").GetString() == "linear");
        Assert.Equal("12.30", Assert.Single(linear.GetProperty("channels").EnumerateArray()).GetProperty("revenue").GetString());
    }

    [Fact]
    public async Task A_user_is_shown_and_a_stranger_is_not_found()
    {
        var journey = await ReadAsync(await shop.Reader.GetAsync(new Uri("/api/v1/users/u1", UriKind.Relative), Cancelled));
        using var unknown = await shop.Reader.GetAsync(new Uri("/api/v1/users/nobody", UriKind.Relative), Cancelled);

        Assert.Equal("T1", journey.GetProperty("orders")[0].GetProperty("transaction_id").GetString());
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_session_lists_its_events_with_the_order_where_it_happened()
    {
        var session = await ReadAsync(await shop.Reader.GetAsync(new Uri("/api/v1/users/u1/sessions/1", UriKind.Relative), Cancelled));
        using var unknown = await shop.Reader.GetAsync(new Uri("/api/v1/users/u1/sessions/2", UriKind.Relative), Cancelled);

        Assert.Equal(
            [("2025-03-01T10:00:00Z", "page_viewed", "/", null), ("2025-03-01T10:00:30Z", "product_added_to_cart", "/", null), ("2025-03-01T10:01:30Z", "checkout_completed", "/", "12.30")],
            session.GetProperty("events").EnumerateArray().Select(item => (
                item.GetProperty("time").GetString(), item.GetProperty("event_name").GetString(), item.GetProperty("page").GetString(), item.GetProperty("revenue").GetString())));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Progress_is_whole_once_a_question_was_answered()
    {
        _ = await AskAsync("query", """{"metrics":["users"]}""");

        var progress = await ReadAsync(await shop.Reader.GetAsync(new Uri("/api/v1/progress", UriKind.Relative), Cancelled));

        Assert.Equal(progress.GetProperty("journeys").GetInt64(), progress.GetProperty("journeys_read").GetInt64());
    }

    [Fact]
    public async Task Trust_tells_the_newest_event_and_the_last_reconcile()
    {
        var before = await ReadAsync(await shop.Reader.GetAsync(new Uri("/api/v1/monitor", UriKind.Relative), Cancelled));
        Assert.Equal(JsonValueKind.Null, before.GetProperty("reconciled").ValueKind);
        var time = new DateTime(2025, 6, 1, 8, 30, 15, DateTimeKind.Utc).AddMilliseconds(250);
        await shop.AddAsync("newest", time, "page_viewed");

        await shop.ReconcileAsync();

        var after = await ReadAsync(await shop.Reader.GetAsync(new Uri("/api/v1/monitor", UriKind.Relative), Cancelled));
        Assert.True(after.GetProperty("newest_event_at").GetDateTime() >= time);
        var users = (await ReadAsync(await AskAsync("query", """{"metrics":["users"]}"""))).GetProperty("results")[0].GetProperty("metrics")[0].GetInt64();
        Assert.Equal((users, 0), (after.GetProperty("reconciled").GetProperty("journeys").GetInt64(), after.GetProperty("reconciled").GetProperty("differences").GetInt64()));
    }

    [Fact]
    public async Task What_happens_now_comes_as_events()
    {
        await shop.AddAsync("now", DateTime.UtcNow.AddSeconds(-20), "page_viewed");
        using var stream = new StreamReader(await shop.Reader.GetStreamAsync(new Uri("/api/v1/live", UriKind.Relative), Cancelled));

        Assert.Equal("event: now", await stream.ReadLineAsync(Cancelled));
        var now = JsonDocument.Parse((await stream.ReadLineAsync(Cancelled))!["data: ".Length..]).RootElement;
        Assert.Equal((1, "now", 1), (now.GetProperty("visitors").GetInt32(), now.GetProperty("events")[0].GetProperty("user").GetString(), now.GetProperty("minutes").EnumerateArray().Sum(minute => minute.GetInt32())));
    }

    [Fact]
    public async Task The_page_asks_no_other_host()
    {
        using var page = await shop.Stranger.GetAsync(new Uri("/", UriKind.Relative), Cancelled);

        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Contains("default-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_route_is_described()
    {
        var description = await ReadAsync(await shop.Stranger.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative), Cancelled));

        Assert.Equal(
            ["/api/v1/attribution", "/api/v1/funnel", "/api/v1/live", "/api/v1/monitor", "/api/v1/progress", "/api/v1/quarantine", "/api/v1/query", "/api/v1/users/{id}", "/api/v1/users/{id}/sessions/{number}"],
            description.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<int> Steps(JsonElement funnel, string field) =>
        funnel.GetProperty("groups")[0].GetProperty("steps").EnumerateArray().Select(step => step.GetProperty(field).GetInt32());

    private static string Metrics(JsonElement answer) => answer.GetProperty("results")[0].GetProperty("metrics").GetRawText();

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancelled)).RootElement;

    private Task<HttpResponseMessage> AskAsync(string route, string body) =>
        shop.Reader.PostAsync(new Uri($"/api/v1/{route}", UriKind.Relative), Json(body), Cancelled);
}
