using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Puffy.Benchmarks.Service.Collector;

/// <summary>Readers who ask what the page asks: the live feed, and the questions of the overview once a minute. Each has a key of its own.</summary>
internal sealed class OpenPages : IAsyncDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>The overview's questions, as its modules put them together.</summary>
    private static readonly string[] Questions =
    [
        Question("""["revenue","orders","conversion_rate","average_order_value","sessions","users","bounce_rate"]""", "[]", ""","include":{"comparison":"previous_period","chance":true}"""),
        Question("""["sessions"]""", """["time:day"]""", ""","include":{"comparison":"previous_period","chance":true},"limit":10000"""),
        .. new[] { "", ",\"model\":\"last_click\"", ",\"model\":\"linear\"" }.Select(model => Question("""["sessions","orders","revenue"]""", """["channel"]""", model)),
        .. new[] { "landing_page", "source", "campaign", "device", "browser" }.Select(split => Question("""["sessions","orders","revenue"]""", $"[\"{split}\"]", ""","limit":8""")),
        Question("""["orders","revenue"]""", "[]", string.Empty),
        Question("""["orders","revenue"]""", """["visitor"]""", ""","filters":[["is","channel",["Direct"]],["matches","landing_page",["^(https?://[^/]+)?/checkouts?(/|$)"]]]"""),
    ];

    private readonly CancellationTokenSource _closed = new();
    private readonly List<HttpClient> _readers;
    private readonly Task _reading;
    private int _answers;

    private OpenPages(CollectorProcess collector, int pages)
    {
        _readers = [.. Enumerable.Range(0, pages).Select(page => Reader(collector, collector.ReadKeys[page]))];
        _reading = Task.WhenAll(_readers.SelectMany((reader, page) => new[] { FollowAsync(reader), ReadAsync(reader, Fresh * (page + 1) / pages) }));
    }

    /// <summary>Answers and looks that came.</summary>
    public int Answers => Volatile.Read(ref _answers);

    /// <summary>Opens pages whose figures are in memory already, so that each reads its own again in the course of the next minute.</summary>
    public static async Task<OpenPages> OpenAsync(CollectorProcess collector, int pages)
    {
        var opened = new OpenPages(collector, pages);
        await opened.FigureAsync(opened._readers[0]);
        return opened;
    }

    /// <summary>Sends an event of a new user again and again, and asks for it as soon as it is acknowledged.</summary>
    /// <returns>How many answers held it, and how many were asked for.</returns>
    public async Task<(int Fresh, int Asked)> AskForOwnEventsAsync(CollectorProcess collector, TimeSpan duration)
    {
        var (clock, fresh, asked) = (Stopwatch.StartNew(), 0, 0);
        using var sender = Reader(collector, collector.Key);
        while (clock.Elapsed < duration)
        {
            var own = $"fresh-{Guid.NewGuid():N}";
            using var sent = await sender.PostAsync(
                new Uri("/v1/events", UriKind.Relative),
                Json($$"""{"events":[{"user_id":"{{own}}","event_name":"page_viewed","event_id":"{{own}}","timestamp":"{{DateTime.UtcNow:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}","page_url":"https://shop.example/{{own}}"}]}"""));
            sent.EnsureSuccessStatusCode();
            using var answered = await _readers[0].PostAsync(
                new Uri("/api/v1/query", UriKind.Relative), Json($$"""{"metrics":["sessions"],"filters":[["contains","landing_page",["/{{own}}"]]]}"""));
            using var answer = JsonDocument.Parse(await answered.Content.ReadAsStringAsync());
            fresh += answer.RootElement.GetProperty("results")[0].GetProperty("metrics")[0].GetInt32();
            asked++;
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        return (fresh, asked);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _readers.ForEach(reader => reader.Dispose());
        _closed.Dispose();
    }

    private static string Question(string metrics, string dimensions, string rest) => $$"""{"metrics":{{metrics}},"dimensions":{{dimensions}},"date_range":"7d"{{rest}}}""";

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static HttpClient Reader(CollectorProcess collector, string key)
    {
        var http = new HttpClient { BaseAddress = new Uri(collector.Address), Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return http;
    }

    private async Task FollowAsync(HttpClient reader)
    {
        using var lines = new StreamReader(await reader.GetStreamAsync(new Uri("/api/v1/live", UriKind.Relative), _closed.Token));
        while (await lines.ReadLineAsync(_closed.Token) is { } line)
        {
            Interlocked.Add(ref _answers, line.StartsWith("data:", StringComparison.Ordinal) ? 1 : 0);
        }
    }

    private async Task ReadAsync(HttpClient reader, TimeSpan first)
    {
        await Task.Delay(first, _closed.Token);
        while (true)
        {
            await FigureAsync(reader);
            await Task.Delay(Fresh, _closed.Token);
        }
    }

    private Task FigureAsync(HttpClient reader) => Task.WhenAll(
            [
                .. Questions.Select(question => AnsweredAsync(reader.PostAsync(new Uri("/api/v1/query", UriKind.Relative), Json(question), _closed.Token))),
                AnsweredAsync(reader.PostAsync(
                    new Uri("/api/v1/funnel", UriKind.Relative), Json("""{"steps":[{"event_name":"page_viewed"},{"event_name":"checkout_completed"}],"date_range":"7d"}"""), _closed.Token)),
                AnsweredAsync(reader.GetAsync(new Uri("/api/v1/attribution", UriKind.Relative), _closed.Token)),
                AnsweredAsync(reader.GetAsync(new Uri("/api/v1/monitor", UriKind.Relative), _closed.Token)),
            ]);

    private async Task AnsweredAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        answer.EnsureSuccessStatusCode();
        Interlocked.Increment(ref _answers);
    }
}
