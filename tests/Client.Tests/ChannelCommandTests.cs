using System.Text.Json;
using Puffy.CommandLine;

namespace Puffy.Client.Tests;

/// <summary><c>puffy channel</c> for programs: of an address, and of a store under edited rules.</summary>
public sealed class ChannelCommandTests : IDisposable
{
    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task An_argument_after_an_option_of_several_values_stays_the_argument()
    {
        var result = await PuffyCommand.RunAsync("channel", "--own-domain", "shop.example", "https://other.example/?gclid=1", "--json");

        Assert.Equal((0, ""), (result.Status, result.Error));
        Assert.Equal("Paid Search", JsonDocument.Parse(result.Output).RootElement.GetProperty("channel").GetString());
    }

    [Fact]
    public async Task What_further_own_domains_would_move_in_a_store_is_an_answer_for_programs()
    {
        await File.WriteAllLinesAsync(
            _work["day.csv"],
            [
                "client_id,timestamp,event_name,page_url,referrer,event_data",
                "ann,2025-03-01T10:00:00Z,page_viewed,https://shop.example/,https://sister.example/,",
                "ann,2025-03-01T10:01:00Z,checkout_completed,https://shop.example/,,\"{\"\"revenue\"\":12,\"\"transaction_id\"\":\"\"A\"\",\"\"currency\"\":\"\"EUR\"\"}\"",
            ],
            TestContext.Current.CancellationToken);
        await PuffyCommand.DoneAsync("load", "--input", _work["day.csv"], "--store", _work["s"]);

        var result = await PuffyCommand.DoneAsync("channel", "--own-domain", "sister.example", "--own-domain", "other.example", "--store", _work["s"], "--json");

        var answer = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal(("EUR", 12.00m, 1), (answer.GetProperty("currency").GetString(), answer.GetProperty("revenue_moved").GetDecimal(), answer.GetProperty("sessions_moved").GetInt32()));
        var move = Assert.Single(answer.GetProperty("moves").EnumerateArray());
        Assert.Equal(("Referral", "Direct"), (move.GetProperty("from").GetString(), move.GetProperty("to").GetString()));
    }
}
