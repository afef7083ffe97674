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

        AssertFresh("1-session-timeout-60m", "--session-timeout", "60m");
        AssertFresh("2-lookback-1d-exclude-bots", "--lookback", "1d", "--exclude-bots");
        AssertFresh("3-identity-email-shapley-prior-1", "--identity", "email", "--shapley-prior", "1");
        PuffyCommand.Done("export", "--store", _work["s"], "--output", _work["after"]);
        Workplace.AssertSame(Workplace.Tables(_work["before"], "silver", "gold"), Workplace.Tables(_work["after"], "silver", "gold"));
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

    private void AssertFresh(string folder, params string[] options)
    {
        PuffyCommand.Done(["load", "--input", Input, "--store", _work[folder], .. options]);
        PuffyCommand.Done("export", "--store", _work[folder], "--output", _work[$"fresh-{folder}"]);
        Workplace.AssertSame(
            Workplace.Tables(_work[$"fresh-{folder}"], "silver", "gold"),
            Workplace.Tables(Path.Combine(_work["out"], folder), "silver", "gold"));
    }
}
