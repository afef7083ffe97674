using System.Text;
using Puffy.CommandLine;

namespace Puffy.Client.Tests;

/// <summary>
/// A person with a planted id and address is found, byte for byte, in the places that docs/privacy.md lists and in no other; after
/// <c>forget</c> in none.
/// </summary>
public sealed class PlantedPersonTests : IDisposable
{
    private const string Id = "planted-7f3a91c2";
    private const string Address = "planted.ada@shop.test";

    private static readonly string[] WithAddress = ["bronze/cleaned_events.csv", "bronze/quarantine.csv"];

    private static readonly string[] WithId =
    [
        "bronze/cleaned_events.csv", "bronze/quarantine.csv", "gold/fct_attribution.csv", "silver/conversion_events.csv", "silver/dim_user.csv",
        "silver/fct_events.csv", "silver/fct_orders.csv", "silver/fct_sessions.csv", "silver/fct_touchpoints.csv", "silver/persons.csv",
        "silver/sessions.csv", "silver/user_journeys.csv",
    ];

    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task A_person_stands_where_the_docs_say_and_after_forget_nowhere()
    {
        Plant();
        PuffyCommand.Done("run", "--input", _work["in"], "--store", _work["shop/s"], "--output", _work["before"], "--identity", "email", "--log", _work["log"]);
        Assert.Equal(WithAddress, Holding("before", Address));
        Assert.Equal(WithId, Holding("before", Id));
        Assert.NotEmpty(Holding("shop", Id));
        PuffyCommand.Done("export", "--store", _work["shop/s"], "--output", _work["redacted"], "--redact", "--spreadsheet-safe");
        Assert.Empty(Holding("redacted", Address));
        await AssertServiceTellsNothingAsync();

        PuffyCommand.Done("forget", Id, "--store", _work["shop/s"], "--log", _work["log"]);
        PuffyCommand.Done("run", "--store", _work["shop/s"], "--output", _work["after"], "--log", _work["log"]);

        Assert.All([Id, Address], planted =>
        {
            Assert.Empty(Holding("after", planted));
            Assert.Empty(Holding("shop", planted));
            Assert.DoesNotContain(planted, File.ReadAllText(_work["log"]), StringComparison.OrdinalIgnoreCase);
        });
        Assert.Equal(1, PuffyCommand.Run("user", Id, "--store", _work["shop/s"]).Status);
    }

    private void Plant()
    {
        Directory.CreateDirectory(_work["in"]);
        Directory.CreateDirectory(_work["shop"]);
        File.WriteAllText(_work["in/day.csv"], $$"""
            user_id,page_url,referrer,timestamp,event_name,event_data,user_agent
            {{Id}},https://shop.example/?utm_source=newsletter&utm_medium=email,,2025-01-06T10:00:00Z,page_viewed,,Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0
            {{Id}},https://shop.example/,,2025-01-06T10:00:01Z,email_filled_on_popup,"{""user_email"":""{{Address}}""}",Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0
            {{Id}},https://shop.example/thanks,,2025-01-06T10:05:00Z,checkout_completed,"{""transaction_id"":""T1"",""revenue"":20,""user_email"":""{{Address}}""}",Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0
            {{Id}},https://shop.example/,,no time,email_filled_on_popup,"{""user_email"":""{{Address}}""}",Mozilla/5.0
            ben,https://shop.example/,,2025-01-06T11:00:00Z,page_viewed,,Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0
            ben,https://shop.example/thanks,,2025-01-06T11:05:00Z,checkout_completed,"{""transaction_id"":""T2"",""revenue"":5}",Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0

            """);
    }

    private async Task AssertServiceTellsNothingAsync()
    {
        using var silo = await SiloProcess.StartAsync(_work["shop/s"]);
        Assert.Contains("T1", PuffyCommand.Done("user", Id, "--cluster", silo.Gateway, "--json").Output, StringComparison.Ordinal);
        var told = await silo.GetAsync("/metrics") + await silo.GetAsync("/health/ready");
        Assert.DoesNotContain(Id, told, StringComparison.Ordinal);
        Assert.DoesNotContain(Address, told, StringComparison.Ordinal);
        Assert.Equal(0, await silo.StopAsync());
    }

    /// <summary>The files below a folder, each with every byte, that hold a text in any case: store, write-ahead log and all.</summary>
    private string[] Holding(string folder, string text)
    {
        var (lower, upper) = (Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(text.ToUpperInvariant()));
        return [.. Directory.EnumerateFiles(_work[folder], "*", SearchOption.AllDirectories)
            .Where(file => File.ReadAllBytes(file).AsSpan() is var bytes && (bytes.IndexOf(lower) >= 0 || bytes.IndexOf(upper) >= 0))
            .Select(file => Path.GetRelativePath(_work[folder], file).Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }
}
