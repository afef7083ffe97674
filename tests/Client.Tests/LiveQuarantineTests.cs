using System.Globalization;
using System.Net;
using System.Text.Json;
using Puffy.Collector.Mapping;
using Puffy.CommandLine;

namespace Puffy.Client.Tests;

/// <summary>What operators see of live events that were refused or corrected, and how refused ones come back.</summary>
public sealed class LiveQuarantineTests : IDisposable
{
    /// <summary>An order with an e-mail address, an event, and one that has no user under any mapping; all without the id that the built-in mapping reads.</summary>
    private const string Orders = """
        {"batch":[
         {"type":"track","event":"Order Completed","visitor":"ada","messageId":"m1","timestamp":"2026-01-02T10:00:00Z","properties":{"order_id":"T1","total":12,"email":"ada@example.com"}},
         {"type":"track","event":"Searched","visitor":"ada","messageId":"m2","timestamp":"2026-01-02T10:01:00Z"},
         {"type":"track","event":"Searched","messageId":"m3","timestamp":"2026-01-02T10:02:00Z"}]}
        """;

    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task Refused_events_are_listed_and_become_events_once_the_mapping_is_mended()
    {
        var key = PuffyCommand.Done("keys", "add", "--store", _work["s"], "--name", "web", "--currency", "EUR", "--revenue", "total").Output.Trim();
        await LiveShop.ServeAsync(_work["s"], async http =>
        {
            Assert.Equal(HttpStatusCode.OK, (await LiveShop.PostAsync(http, "/v1/batch", Orders, key)).StatusCode);
            using var newest = new HttpRequestMessage(HttpMethod.Get, "/api/v1/quarantine?source=live/web&limit=1") { Headers = { { "Authorization", "Bearer READKEY" } } };
            var row = JsonDocument.Parse(await (await http.SendAsync(newest)).Content.ReadAsStringAsync()).RootElement.EnumerateArray().Single();
            Assert.Equal((3, "missing_user_id"), (row.GetProperty("source_row").GetInt32(), row.GetProperty("reason").GetString()));
        });
        var listed = PuffyCommand.Done("quarantine", "list", "--store", _work["s"], "--json").Output;
        Assert.Equal(3, JsonDocument.Parse(listed).RootElement.GetArrayLength());
        Assert.DoesNotContain("ada@example.com", listed, StringComparison.Ordinal);

        Assert.Contains("3 live rows read: 0 stored", PuffyCommand.Done("quarantine", "replay", "--store", _work["s"]).Output, StringComparison.Ordinal);
        Mend();
        var replayed = PuffyCommand.Done("quarantine", "replay", "--store", _work["s"], "--event-mappings", _work["mended.json"]).Output;
        Assert.Contains("3 live rows read: 2 stored, 0 had come meanwhile.", replayed, StringComparison.Ordinal);
        Assert.Contains("Still in quarantine: 1 missing_user_id", replayed, StringComparison.Ordinal);
        Assert.Contains("1 live row read: 0 stored", PuffyCommand.Done("quarantine", "replay", "--store", _work["s"], "--event-mappings", _work["mended.json"]).Output, StringComparison.Ordinal);

        // The key's own settings count, as when the events came: total is the revenue, and its currency is the key's.
        Assert.Contains("2 events, 1 session, 1 order, revenue 12.00 EUR", PuffyCommand.Done("user", "ada", "--store", _work["s"]).Output, StringComparison.Ordinal);

        // What came meanwhile under the same id leaves the quarantine and counts once.
        await LiveShop.ServeAsync(_work["s"], async http =>
        {
            Assert.Equal(HttpStatusCode.OK, (await LiveShop.PostAsync(http, "/v1/batch", Orders, key)).StatusCode);
        });
        Assert.Contains("4 live rows read: 0 stored, 2 had come meanwhile.", PuffyCommand.Done("quarantine", "replay", "--store", _work["s"], "--event-mappings", _work["mended.json"]).Output, StringComparison.Ordinal);
        Assert.Contains("2 events, 1 session, 1 order, revenue 12.00 EUR", PuffyCommand.Done("user", "ada", "--store", _work["s"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_one_file_of_the_run_and_has_a_finding_for_its_wrong_clock()
    {
        var sent = DateTime.UtcNow.AddHours(-3).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        for (var start = 0; start < 2; start++)
        {
            await LiveShop.ServeAsync(_work["s"], async http => Assert.Equal(HttpStatusCode.OK, (await LiveShop.PostAsync(
                http, "/v1/t", $$"""{"type":"track","event":"A","anonymousId":"u{{start}}","timestamp":"{{sent}}","sentAt":"{{sent}}"}""")).StatusCode));
        }

        PuffyCommand.Done("run", "--store", _work["s"], "--output", _work["out"], "--skip-pdf");
        var record = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_work["out"], "run.json"), TestContext.Current.CancellationToken)).RootElement;
        var file = record.GetProperty("files").EnumerateArray().Single();
        Assert.Equal(("live/write-of-this-run", 2, 2), (file.GetProperty("name").GetString(), file.GetProperty("rows").GetInt32(), file.GetProperty("accepted").GetInt32()));
        Assert.Equal(1, record.GetProperty("findings").GetProperty("clock_corrected").GetInt32());
        var finding = (await File.ReadAllLinesAsync(Path.Combine(_work["out"], "bronze", "findings.csv"), TestContext.Current.CancellationToken))[1].Split(',');
        Assert.Equal(["clock_corrected", "live/write-of-this-run", "timestamp"], finding[..3]);
        Assert.Equal("2", finding[4]);
    }

    /// <summary>Writes the built-in mapping with another property for Segment's user.</summary>
    private void Mend()
    {
        using var builtIn = new StreamReader(typeof(EventMappings).Assembly.GetManifestResourceStream("event-mappings.json")!);
        var text = builtIn.ReadToEnd();
        var user = text.IndexOf("\"user_id\": [", text.IndexOf("\"segment\"", StringComparison.Ordinal), StringComparison.Ordinal);
        File.WriteAllText(_work["mended.json"], text.Insert(user + "\"user_id\": [".Length, "\"visitor\", "));
    }
}
