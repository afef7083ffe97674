using Puffy.CommandLine;

namespace Puffy.Client.Tests;

public sealed class InterruptedLoadTests : IDisposable
{
    private const int Kills = 4;

    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public void A_load_that_was_killed_again_and_again_ends_as_one_that_was_not()
    {
        PuffyCommand.Done("sample", "--output", _work["exports"], "--users", "8000", "--days", "3", "--seed", "5");
        PuffyCommand.Done("load", "--input", _work["exports"], "--store", _work["undisturbed"]);
        PuffyCommand.Done("export", "--store", _work["undisturbed"], "--output", _work["expected"]);

        var whole = SizeOf("undisturbed");
        for (var kill = 1; kill <= Kills; kill++)
        {
            LoadUntil(written: whole * kill / (Kills + 2));
        }

        PuffyCommand.Done("load", "--input", _work["exports"], "--store", _work["killed"]);
        PuffyCommand.Done("reconcile", "--store", _work["killed"]);
        PuffyCommand.Done("export", "--store", _work["killed"], "--output", _work["actual"]);

        Workplace.AssertSame(Workplace.Tables(_work["expected"], "bronze", "silver", "gold"), Workplace.Tables(_work["actual"], "bronze", "silver", "gold"));
    }

    /// <summary>Loads into a store and kills the process, as by <c>kill -9</c>, when the store's files have a size.</summary>
    private void LoadUntil(long written)
    {
        using var load = PuffyProcess.Start("load", "--input", _work["exports"], "--store", _work["killed"]);
        while (!load.HasExited && SizeOf("killed") < written)
        {
            Thread.Sleep(1);
        }

        Assert.False(load.HasExited, "The load ended before it was killed; a kill must come in the middle to tell anything.");
        load.Kill();
        load.WaitForExit();
    }

    private long SizeOf(string store) =>
        new[] { string.Empty, "-wal" }.Select(suffix => new FileInfo(_work[store] + suffix)).Where(file => file.Exists).Sum(file => file.Length);
}
