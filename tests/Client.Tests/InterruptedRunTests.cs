using System.Diagnostics;
using Puffy.CommandLine;

namespace Puffy.Client.Tests;

/// <summary>A run that is killed goes on where it was when the same command is given again.</summary>
public sealed class InterruptedRunTests : IDisposable
{
    private const string GoesOn = "This run was interrupted after its load";

    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public void A_run_that_was_killed_in_and_after_its_load_ends_as_one_that_was_not()
    {
        PuffyCommand.Done("sample", "--output", _work["exports"], "--users", "8000", "--days", "3", "--seed", "5");
        Assert.DoesNotContain(GoesOn, Run("undisturbed").Error, StringComparison.Ordinal);
        var whole = new FileInfo(_work["undisturbed/puffy.store"]).Length;

        KillWhen(() => SizeOf("killed/puffy.store") + SizeOf("killed/puffy.store-wal") > whole / 2);
        KillWhen(() => Directory.Exists(_work["killed/bronze"]));
        var last = Run("killed");

        Assert.Contains(GoesOn, last.Error, StringComparison.Ordinal);
        Workplace.AssertSame(Workplace.Tables(_work["undisturbed"], "bronze", "silver", "gold"), Workplace.Tables(_work["killed"], "bronze", "silver", "gold"));
        Assert.Equal(AdviceIn("undisturbed"), AdviceIn("killed"));

        // It is done: the same command is a new run now, into a new store.
        Assert.False(File.Exists(_work["killed/run.started"]));
        Assert.DoesNotContain(GoesOn, Run("killed").Error, StringComparison.Ordinal);
    }

    private CommandResult Run(string output) => PuffyCommand.Done(Command(output));

    private string[] Command(string output) => ["run", "--input", _work["exports"], "--output", _work[output], "--skip-pdf"];

    private void KillWhen(Func<bool> now)
    {
        using var run = PuffyProcess.Start(Command("killed"));
        var (output, error) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        var waiting = Stopwatch.StartNew();
        while (!run.HasExited && !now() && waiting.Elapsed < TimeSpan.FromMinutes(3))
        {
            Thread.Sleep(1);
        }

        Assert.False(run.HasExited, "The run ended before it was killed; a kill must come in the middle to tell anything.");
        run.Kill();
        Task.WaitAll(output, error);
        Assert.False(File.Exists(_work["killed/run.json"]));
    }

    private string[] AdviceIn(string output) =>
        [.. Directory.EnumerateFiles(_work[output + "/quality"], "*.md").SelectMany(File.ReadLines).Where(line => line.Contains("Stop sending events twice", StringComparison.Ordinal))];

    private long SizeOf(string file) => new FileInfo(_work[file]) is { Exists: true, Length: var length } ? length : 0;
}
