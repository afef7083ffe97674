using Puffy.CommandLine;

namespace Puffy.Client.Tests;

public sealed class ForgetTests : IDisposable
{
    private readonly Workplace _work = new();

    private static string Input => Path.Combine(Workplace.SmallShop, "input");

    public void Dispose() => _work.Dispose();

    [Fact]
    public void After_forget_every_table_is_as_if_the_user_had_never_been()
    {
        Directory.CreateDirectory(_work["without"]);
        foreach (var file in Directory.EnumerateFiles(Input))
        {
            var rows = File.ReadAllText(file).Split('\n').Where(row => !row.StartsWith("ann,", StringComparison.Ordinal));
            File.WriteAllText(Path.Combine(_work["without"], Path.GetFileName(file)), string.Join('\n', rows));
        }

        PuffyCommand.Done("run", "--input", _work["without"], "--output", _work["never"], "--skip-pdf");
        PuffyCommand.Done("load", "--input", Input, "--store", _work["s"]);
        PuffyCommand.Done("forget", "ann", "--store", _work["s"]);
        PuffyCommand.Done("reconcile", "--store", _work["s"]);
        PuffyCommand.Done("export", "--store", _work["s"], "--output", _work["forgotten"]);

        Workplace.AssertSame(Workplace.Tables(_work["never"], "silver", "gold"), Workplace.Tables(_work["forgotten"], "silver", "gold"));
        Assert.Equal(Workplace.EventsWithoutSource(_work["never"]), Workplace.EventsWithoutSource(_work["forgotten"]));
        Assert.Equal(RowsOf("never", "quarantine.csv"), RowsOf("forgotten", "quarantine.csv"));
    }

    [Fact]
    public void Nothing_of_a_forgotten_user_is_left_in_the_store_and_old_exports_do_not_bring_the_user_back()
    {
        PuffyCommand.Done("load", "--input", Input, "--store", _work["s"]);
        PuffyCommand.Done("forget", "ann", "--store", _work["s"]);
        Assert.All(StoreFiles(), bytes => Assert.True(bytes.AsSpan().IndexOf("utm_campaign=spring"u8) < 0, "a page of the user is left"));

        PuffyCommand.Done("run", "--input", Input, "--store", _work["s"], "--output", _work["out"], "--skip-pdf");

        Assert.All(StoreFiles(), bytes => Assert.True(bytes.AsSpan().IndexOf("utm_campaign=spring"u8) < 0, "a page of the user is back"));
        var suppressed = File.ReadLines(Path.Combine(_work["out"], "bronze", "quarantine.csv")).Where(row => row.Contains(",suppressed_user,", StringComparison.Ordinal)).ToList();
        Assert.Equal(11, suppressed.Count);
        Assert.All(suppressed, row => Assert.EndsWith("without its text,", row, StringComparison.Ordinal));
        Assert.Equal(1, PuffyCommand.Run("user", "ann", "--store", _work["s"]).Status);
    }

    /// <summary>Rows of a bronze table, without their numbers: those of the user have left gaps.</summary>
    private IEnumerable<string> RowsOf(string folder, string table) =>
        File.ReadAllLines(Path.Combine(_work[folder], "bronze", table)).Select(row => string.Join(',', row.Split(',').Where((_, column) => column != 1)));

    private IEnumerable<byte[]> StoreFiles() =>
        new[] { "s", "s-wal" }.Select(name => _work[name]).Where(File.Exists).Select(File.ReadAllBytes);
}
