using System.Net;
using System.Text.Json;
using Puffy.CommandLine;

namespace Puffy.Client.Tests;

/// <summary>The canary of <c>puffy serve</c> over a store in a file.</summary>
public sealed class ServedCanaryTests : IDisposable
{
    private const string Passed = "puffy_canary_sent_total{otel_scope_name=\"Puffy.Collector\",outcome=\"passed\"}";

    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task Canaries_pass_and_stand_in_no_figure_and_a_key_of_that_name_is_a_shops()
    {
        var key = PuffyCommand.Done("keys", "add", "--store", _work["s"], "--name", "canary").Output.Trim();
        const string view = """{"events":[{"user_id":"ada","event_name":"page_viewed","timestamp":"2026-01-02T10:00:00Z","event_id":"1"}]}""";
        await LiveShop.ServeAsync(
            _work["s"],
            async http =>
            {
                Assert.Equal(HttpStatusCode.OK, (await LiveShop.PostAsync(http, "/v1/events", view, key)).StatusCode);
                Assert.Equal(HttpStatusCode.OK, (await LiveShop.PostAsync(http, "/v1/events", """{"events":[{"user_id":"canary/x/0"}]}""", key)).StatusCode);
                var metrics = await PassedAsync(http, atLeast: 40);
                Assert.Contains("outcome=\"passed\"", metrics, StringComparison.Ordinal);
                Assert.DoesNotContain("outcome=\"failed\"", metrics, StringComparison.Ordinal);
                Assert.Matches("puffy_collector_received_total\\{[^}]*key=\"canary\"\\} 2\\b", metrics);
                var ready = JsonDocument.Parse(await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative))).RootElement.GetProperty("canary");
                Assert.True(ready.GetProperty("ready").GetBoolean());
                Assert.StartsWith("durable within", ready.GetProperty("detail").GetString(), StringComparison.Ordinal);
            },
            options => options with { CanaryInterval = TimeSpan.FromMilliseconds(20) });

        PuffyCommand.Done("run", "--store", _work["s"], "--output", _work["live"], "--skip-pdf");
        PuffyCommand.Done("load", "--input", Path.Combine(_work["live"], "bronze", "cleaned_events.csv"), "--store", _work["f"]);
        PuffyCommand.Done("export", "--store", _work["f"], "--output", _work["file"]);
        Workplace.AssertSame(Workplace.Tables(_work["file"], "silver", "gold"), Workplace.Tables(_work["live"], "silver", "gold"));
        Assert.Equal(2, File.ReadAllLines(Path.Combine(_work["live"], "bronze", "cleaned_events.csv")).Length);
        var record = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_work["live"], "run.json"), TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(["live/canary"], record.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("name").GetString()));
        Assert.Equal((2, 1), (record.GetProperty("rows_read").GetInt32(), record.GetProperty("events").GetInt32()));
        Assert.Equal(0, PuffyCommand.Done("reconcile", "--store", _work["s"]).Status);
        PuffyCommand.Done("check", "--store", _work["s"]);
        PuffyCommand.Done("backup", "--store", _work["s"], "--to", _work["copy"]);
    }

    private static async Task<string> PassedAsync(HttpClient http, int atLeast)
    {
        for (var limit = DateTime.UtcNow.AddMinutes(1); ; await Task.Delay(100))
        {
            var metrics = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
            var line = metrics.Split('\n').FirstOrDefault(line => line.StartsWith(Passed, StringComparison.Ordinal));
            if (line is not null && int.Parse(line[Passed.Length..].Trim().Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) >= atLeast)
            {
                return metrics;
            }

            Assert.True(DateTime.UtcNow < limit, $"no {atLeast} canaries passed: {line}");
        }
    }
}
