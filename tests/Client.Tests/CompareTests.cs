using Puffy.CommandLine;

namespace Puffy.Client.Tests;

/// <summary>Scenarios are computed beside the options in force, as a fresh store with theirs would compute them.</summary>
public sealed class CompareTests : IDisposable
{
    private readonly Workplace _work = new();

    private static string Input => Path.Combine(Workplace.SmallShop, "input");

    public void Dispose() => _work.Dispose();

    [Fact]
    public void Tables_of_scenarios_are_byte_for_byte_those_of_fresh_stores()
    {
        PuffyCommand.Done("load", "--input", Input, "--store", _work["s"]);
        PuffyCommand.Done("export", "--store", _work["s"], "--output", _work["before"]);

        PuffyCommand.Done(
            "compare", "--store", _work["s"], "--output", _work["out"], "--with", "session-timeout=60m", "--with", "lookback=1d,exclude-bots", "--with", "identity=email,shapley-prior=1");

        AssertFresh(Input, "1-session-timeout-60m", "--session-timeout", "60m");
        AssertFresh(Input, "2-lookback-1d-exclude-bots", "--lookback", "1d", "--exclude-bots");
        AssertFresh(Input, "3-identity-email-shapley-prior-1", "--identity", "email", "--shapley-prior", "1");
        PuffyCommand.Done("export", "--store", _work["s"], "--output", _work["after"]);
        Workplace.AssertSame(Workplace.Tables(_work["before"], "silver", "gold"), Workplace.Tables(_work["after"], "silver", "gold"));
    }

    /// <summary>
    /// Ann and bob share an address with a bot, carl comes back after an hour, and dora's order names no currency: persons, rows and
    /// credits are alike in some of the scenarios and differ in others.
    /// </summary>
    [Fact]
    public void Scenarios_share_what_is_alike_and_nothing_else()
    {
        const string Bot = "Examplebot/1.0 (+https://bot.example/)";
        const string Pc = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0";
        const string Left = "\"{\"\"user_email\"\":\"\"a@shop.example\"\"}\"";
        Directory.CreateDirectory(_work["input"]);
        File.WriteAllLines(Path.Combine(_work["input"], "events_20250303.csv"), [
            "user_id,timestamp,event_name,page_url,referrer,event_data,user_agent",
            $"ann,2025-03-01T10:00:00Z,email_filled_on_popup,https://shop.example/?utm_medium=email,,{Left},{Pc}",
            $"robot,2025-03-02T09:00:00Z,email_filled_on_popup,https://shop.example/,https://www.google.com/,{Left},{Bot}",
            $"bob,2025-03-03T10:00:00Z,email_filled_on_popup,https://shop.example/,,{Left},{Pc}",
            $"bob,2025-03-03T10:10:00Z,checkout_completed,https://shop.example/checkout,,\"{{\"\"revenue\"\":100.25,\"\"transaction_id\"\":\"\"T1\"\",\"\"currency\"\":\"\"EUR\"\"}}\",{Pc}",
            $"carl,2025-03-03T11:00:00Z,page_viewed,https://shop.example/?utm_source=google&utm_medium=cpc,,,{Pc}",
            $"carl,2025-03-03T11:45:00Z,checkout_completed,https://shop.example/cart,,\"{{\"\"revenue\"\":30,\"\"transaction_id\"\":\"\"T2\"\",\"\"currency\"\":\"\"EUR\"\"}}\",{Pc}",
            $"dora,2025-03-03T12:00:00Z,checkout_completed,https://shop.example/,https://blog.example/,\"{{\"\"revenue\"\":7.5,\"\"transaction_id\"\":\"\"T3\"\"}}\",{Pc}",
        ]);
        (string Folder, string[] Options)[] scenarios =
        [
            ("1-identity-email", ["identity=email"]),
            ("2-identity-email-exclude-bots", ["identity=email", "exclude-bots"]),
            ("3-identity-email-lookback-1d", ["identity=email", "lookback=1d"]),
            ("4-session-timeout-60m", ["session-timeout=60m"]),
            ("5-currency-jpy", ["currency=JPY"]),
            ("6-own-domain-blog-example-identity-email", ["own-domain=blog.example", "identity=email"]),
        ];
        PuffyCommand.Done("load", "--input", _work["input"], "--store", _work["s"]);

        PuffyCommand.Done(["compare", "--store", _work["s"], "--output", _work["out"], .. scenarios.SelectMany(each => (string[])["--with", string.Join(',', each.Options)])]);

        foreach (var (folder, options) in scenarios)
        {
            AssertFresh(_work["input"], folder, [.. options.SelectMany(option => $"--{option}".Split('='))]);
        }

        Assert.Equal(3, File.ReadLines(Path.Combine(_work["out"], "1-identity-email", "silver", "persons.csv")).Count(row => row.StartsWith("ann,", StringComparison.Ordinal)));
        Assert.Equal(2, File.ReadLines(Path.Combine(_work["out"], "2-identity-email-exclude-bots", "silver", "persons.csv")).Count(row => row.StartsWith("ann,", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_terminal_shows_differences_and_the_table_has_a_row_for_each_channel()
    {
        PuffyCommand.Done("load", "--input", Input, "--store", _work["s"]);

        var shown = PuffyCommand.Done("compare", "--store", _work["s"], "--with", "session-timeout=1m", "--output", _work["out"]);

        Assert.Contains("session-timeout=1m, with the difference to the present", shown.Output, StringComparison.Ordinal);
        var rows = File.ReadAllLines(Path.Combine(_work["out"], "compare.csv"));
        Assert.Equal("scenario,model,channel,orders,revenue", rows[0]);
        Assert.Contains(rows, row => row.StartsWith("present,last_click,", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("session-timeout=1m,markov,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("session-timeout=abc")]
    [InlineData("nonsense=1")]
    [InlineData("lookback=9999d")]
    public void A_scenario_that_is_none_is_refused_with_its_text(string with)
    {
        PuffyCommand.Done("load", "--input", Input, "--store", _work["s"]);

        var refused = PuffyCommand.Run("compare", "--store", _work["s"], "--with", with);

        Assert.Equal(1, refused.Status);
        Assert.Contains($"--with '{with}'", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_are_set_and_remembered()
    {
        PuffyCommand.Done("load", "--input", Input, "--store", _work["s"]);

        Assert.Contains("session timeout 01:00:00 instead of 00:30:00", PuffyCommand.Done("options", "set", "--store", _work["s"], "--session-timeout", "60m").Output, StringComparison.Ordinal);

        Assert.Contains("Nothing changed", PuffyCommand.Done("options", "set", "--store", _work["s"], "--session-timeout", "60m").Output, StringComparison.Ordinal);
    }

    private void AssertFresh(string input, string folder, params string[] options)
    {
        PuffyCommand.Done(["load", "--input", input, "--store", _work[folder], .. options]);
        PuffyCommand.Done("export", "--store", _work[folder], "--output", _work[$"fresh-{folder}"]);
        Workplace.AssertSame(
            Workplace.Tables(_work[$"fresh-{folder}"], "silver", "gold"),
            Workplace.Tables(Path.Combine(_work["out"], folder), "silver", "gold"));
    }
}
