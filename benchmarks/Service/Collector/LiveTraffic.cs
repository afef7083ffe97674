using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace Puffy.Benchmarks.Service.Collector;

/// <summary>Live senders in this process, with events as a Segment SDK sends them.</summary>
internal sealed class LiveTraffic : IDisposable
{
    private const int Users = 20_000;

    private readonly HttpClient _http;
    private readonly string _run = Guid.NewGuid().ToString("N");
    private readonly Random _chance = new(1);
    private int _sent;

    private readonly int? _eventsOfVisitor;

    /// <summary>Senders to a collector.</summary>
    /// <param name="collector">The collector.</param>
    /// <param name="eventsOfVisitor">How many events a visitor sends, who then leaves; null for a fixed number of visitors who stay.</param>
    public LiveTraffic(CollectorProcess collector, int? eventsOfVisitor = null)
    {
        _eventsOfVisitor = eventsOfVisitor;
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = new Uri(collector.Address) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", collector.Key);
    }

    /// <summary>Sends single events by the clock, not one after the other: a slow one does not keep the next from being late too.</summary>
    /// <returns>Milliseconds from each request to its answer, in ascending order.</returns>
    public async Task<double[]> SendAsync(int perSecond, TimeSpan duration)
    {
        var calls = new List<Task<double>>();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < perSecond * duration.TotalSeconds; i++)
        {
            var due = TimeSpan.FromSeconds(i / (double)perSecond);
            if (due > clock.Elapsed)
            {
                await Task.Delay(due - clock.Elapsed);
            }

            calls.Add(PostAsync("/v1/t", Event()));
        }

        return [.. (await Task.WhenAll(calls)).Order()];
    }

    /// <summary>Sends batches of 100 over 8 connections, each as soon as the one before is answered.</summary>
    /// <returns>Events that were acknowledged.</returns>
    public async Task<long> SendBatchesAsync(TimeSpan duration)
    {
        var (clock, acknowledged) = (Stopwatch.StartNew(), 0L);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (clock.Elapsed < duration)
            {
                string body;
                lock (_chance)
                {
                    body = $$"""{"batch":[{{string.Join(',', Enumerable.Range(0, 100).Select(_ => Event()))}}]}""";
                }

                await PostAsync("/v1/batch", body);
                Interlocked.Add(ref acknowledged, 100);
            }
        })));
        return acknowledged;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private string Event()
    {
        var number = ++_sent;
        return $$$$"""
            {
             "type":"track","event":"Product Viewed","anonymousId":"visitor {{{{(_eventsOfVisitor is { } each ? number / each : _chance.Next(Users))}}}}","messageId":"{{{{_run}}}}-{{{{number}}}}",
             "timestamp":"{{{{DateTime.UtcNow:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}}}",
             "properties":{"sku":"MAT-{{{{number % 50}}}}","price":149.5,"currency":"EUR"},
             "context":{
              "page":{"url":"https://shop.example/products/{{{{number % 50}}}}?utm_source=google&utm_medium=cpc","referrer":"https://www.google.com/"},
              "userAgent":"Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1",
              "library":{"name":"@segment/analytics-node","version":"3.1.0"}
             }
            }
            """;
    }

    private async Task<double> PostAsync(string path, string body)
    {
        var started = Stopwatch.GetTimestamp();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content);
        return answer.IsSuccessStatusCode
            ? Stopwatch.GetElapsedTime(started).TotalMilliseconds
            : throw new InvalidOperationException($"The collector answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }
}
