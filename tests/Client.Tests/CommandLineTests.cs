using Puffy.CommandLine;

namespace Puffy.Client.Tests;

/// <summary>What a user is told who gives a command line that can't be used: what, where, what is allowed, what to do.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Theory]
    [InlineData("puffy: 'runn' is not a command. The commands are run, load, export,", "runn")]
    [InlineData("puffy: No command is given. Give one, such as: puffy run --output out")]
    [InlineData("puffy: Unrecognized command or argument '--inptu'.", "run", "--output", "out", "--inptu")]
    [InlineData("puffy: Option '--output' is required.", "run")]
    [InlineData("puffy: No store is named. Give --store FILE, or --cluster HOST:PORT.", "days")]
    [InlineData("puffy: --store is empty. Name the store's file, such as shop.store.", "days", "--store", "")]
    [InlineData("puffy: --patience works only with --cluster.", "days", "--store", "s", "--patience", "3m")]
    [InlineData("puffy: --cluster-id works only with --cluster.", "days", "--store", "s", "--cluster-id", "x")]
    [InlineData("puffy: --call-timeout works only with --cluster.", "days", "--store", "s", "--call-timeout", "9s")]
    [InlineData("puffy: --call-timeout is 0s; it must be from 1s to 1h.", "days", "--cluster", "localhost:1", "--call-timeout", "0.0s")]
    [InlineData("puffy: --tls-key works only with --cluster.", "days", "--store", "s", "--tls-key", "k")]
    [InlineData("puffy: The silo at 192.0.2.1:30000 may be another machine, and there is no certificate to show it.", "days", "--cluster", "localhost:1,192.0.2.1:30000")]
    [InlineData("puffy: TLS needs three files, and --tls-key and --tls-authority are missing.", "days", "--cluster", "localhost:1", "--tls-certificate", "c")]
    [InlineData("puffy: 'a' is no certificate of an authority", "days", "--cluster", "localhost:1", "--tls-certificate", "c", "--tls-key", "k", "--tls-authority", "a")]
    [InlineData("puffy: --strict works only when exports are loaded.", "run", "--output", "o", "--store", "s", "--strict")]
    [InlineData("puffy: --skip-pdf works only when reports are written.", "monitor", "--store", "s", "--skip-pdf")]
    [InlineData("puffy: --day: '2025-13-01' is not a day. Write year-month-day, such as 2025-03-01.", "channels", "--store", "s", "--day", "2025-13-01")]
    [InlineData("puffy: --since: '1 March' is not a day.", "monitor", "--store", "s", "--since", "1 March")]
    [InlineData("puffy: --first-day: '01/03/2025' is not a day.", "sample", "--output", "o", "--first-day", "01/03/2025")]
    [InlineData("puffy: --as-of: 'tomorrow' is not a time. Write it as 2025-03-02T00:00:00Z, or give now.", "run", "--output", "o", "--as-of", "tomorrow")]
    [InlineData("puffy: --session-timeout: '30' is not a duration.", "run", "--output", "o", "--session-timeout", "30")]
    [InlineData("puffy: The session timeout is 2,880 minutes; it must be more than 0 and at most 24 hours", "run", "--output", "o", "--session-timeout", "2d")]
    [InlineData("puffy: The own domain 'http://x' is not a host name", "run", "--output", "o", "--own-domain", "http://x")]
    [InlineData("puffy: --users: 'many' is not a whole number.", "sample", "--output", "o", "--users", "many")]
    [InlineData("puffy: --fault: 'fire:2025-01-01' is not a fault", "sample", "--output", "o", "--fault", "fire:2025-01-01")]
    [InlineData("puffy: --fail-on: 'loud' is not a level. Give warning or critical.", "monitor", "--store", "s", "--fail-on", "loud")]
    public async Task What_can_not_be_used_is_named_with_what_may_be(string message, params string[] arguments)
    {
        var result = await PuffyCommand.RunAsync(arguments);

        Assert.Equal(1, result.Status);
        Assert.Contains(message, Joined(result.Error), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.All(result.Error.Split('\n'), line => Assert.InRange(line.Length, 0, 120));
    }

    [Fact]
    public async Task A_store_that_does_not_exist_is_not_created_by_a_question()
    {
        var result = await PuffyCommand.RunAsync("days", "--store", _work["none.store"]);

        Assert.Equal(1, result.Status);
        Assert.Contains("does not exist. Check the path, or make a store with: puffy load", Joined(result.Error), StringComparison.Ordinal);
        Assert.False(File.Exists(_work["none.store"]));
    }

    [Fact]
    public async Task An_output_folder_that_is_a_file_is_refused_before_anything_is_loaded()
    {
        await File.WriteAllTextAsync(_work["out"], "", TestContext.Current.CancellationToken);

        var result = await PuffyCommand.RunAsync("run", "--output", _work["out"]);

        Assert.Equal(1, result.Status);
        Assert.Contains("is a file. Name a folder; it is created if it does not exist.", Joined(result.Error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_program_is_not_taken_for_a_store()
    {
        await File.WriteAllTextAsync(_work["notes.txt"], "hello", TestContext.Current.CancellationToken);

        var result = await PuffyCommand.RunAsync("days", "--store", _work["notes.txt"]);

        Assert.Equal(1, result.Status);
        Assert.Contains("is not a Puffy store, and was left as it is. Name another file for the store.", Joined(result.Error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_can_not_be_written_is_named()
    {
        var result = await PuffyCommand.RunAsync("load", "--input", Path.Combine(Workplace.SmallShop, "input"), "--store", _work["s"], "--log", _work["."]);

        Assert.Equal(1, result.Status);
        Assert.Contains("puffy: --log: the file '", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("run")]
    [InlineData("load")]
    [InlineData("monitor")]
    [InlineData("sample")]
    public async Task Help_fits_the_width(params string[] command)
    {
        var result = await PuffyCommand.DoneAsync([.. command, "--help"]);

        Assert.All(result.Output.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 120));
    }

    [Fact]
    public async Task Help_says_what_a_store_has_to_be_for_the_command()
    {
        Assert.Contains("It is created if it does not exist.", (await PuffyCommand.DoneAsync("load", "--help")).Output, StringComparison.Ordinal);
        Assert.Contains("made by puffy load or puffy run.", Joined((await PuffyCommand.DoneAsync("days", "--help")).Output), StringComparison.Ordinal);
    }

    /// <summary>The text as it was before it was broken into lines.</summary>
    private static string Joined(string text) => string.Join(' ', text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
