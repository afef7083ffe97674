using Microsoft.Data.Sqlite;
using Puffy.CommandLine;

namespace Puffy.Client.Tests;

/// <summary>A store of which a page and a quarantined row are damaged.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public void A_damaged_store_is_repaired_by_loading_the_files_that_check_names()
    {
        PuffyCommand.Done("sample", "--output", _work["in"], "--users", "60", "--days", "3", "--seed", "8");
        PuffyCommand.Done("load", "--input", _work["in"], "--store", _work["s"]);
        PuffyCommand.Done("export", "--store", _work["s"], "--output", _work["expected"]);
        Assert.Equal(0, PuffyCommand.Run("check", "--store", _work["s"]).Status);
        Execute("UPDATE journeys SET payload = CAST(substr(payload, 1, 40) || x'07' || substr(payload, 42) AS BLOB) WHERE id = (SELECT max(id) FROM journeys)");
        Execute("UPDATE quarantine SET detail = detail || '!' WHERE row = (SELECT max(row) FROM quarantine)");

        var export = PuffyCommand.Run("export", "--store", _work["s"], "--output", _work["out"]);
        Assert.Equal(1, export.Status);
        Assert.Contains("is damaged", export.Error, StringComparison.Ordinal);
        Assert.Equal(1, PuffyCommand.Run("reconcile", "--store", _work["s"]).Status);

        var check = PuffyCommand.Run("check", "--store", _work["s"], "--repair");
        Assert.Equal(2, check.Status);
        Assert.Contains("page 0", check.Output, StringComparison.Ordinal);
        Assert.Contains("quarantined row", check.Output, StringComparison.Ordinal);
        var advice = check.Error.ReplaceLineEndings(" ")[check.Error.IndexOf("Now load again", StringComparison.Ordinal)..];
        var files = Directory.EnumerateFiles(_work["in"]).Where(file => advice.Contains(Path.GetFileName(file), StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(files);

        var early = PuffyCommand.Run("export", "--store", _work["s"], "--output", _work["out"]);
        Assert.Equal(1, early.Status);
        Assert.Contains("not yet loaded again", early.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);

        PuffyCommand.Done(["load", "--store", _work["s"], .. files.SelectMany(file => new[] { "--input", file })]);
        Assert.Equal(0, PuffyCommand.Run("check", "--store", _work["s"]).Status);
        PuffyCommand.Done("export", "--store", _work["s"], "--output", _work["out"]);
        Workplace.AssertSame(Workplace.Tables(_work["expected"], "bronze", "silver", "gold"), Workplace.Tables(_work["out"], "bronze", "silver", "gold"));
        Assert.Equal(0, PuffyCommand.Run("reconcile", "--store", _work["s"]).Status);
    }

    [Fact]
    public void A_backup_gives_the_tables_of_its_store()
    {
        PuffyCommand.Done("sample", "--output", _work["in"], "--users", "20", "--days", "1", "--seed", "8");
        PuffyCommand.Done("load", "--input", _work["in"], "--store", _work["s"]);
        PuffyCommand.Done("backup", "--store", _work["s"], "--to", _work["copy"]);
        PuffyCommand.Done("export", "--store", _work["s"], "--output", _work["expected"]);
        PuffyCommand.Done("export", "--store", _work["copy"], "--output", _work["out"]);

        Workplace.AssertSame(Workplace.Tables(_work["expected"], "bronze", "silver", "gold"), Workplace.Tables(_work["out"], "bronze", "silver", "gold"));
    }

    [Fact]
    public void No_backup_is_written_of_a_damaged_store()
    {
        PuffyCommand.Done("sample", "--output", _work["in"], "--users", "20", "--days", "1", "--seed", "8");
        PuffyCommand.Done("load", "--input", _work["in"], "--store", _work["s"]);
        Execute("UPDATE journeys SET payload = CAST(payload || x'00' AS BLOB) WHERE id = (SELECT min(id) FROM journeys)");

        Assert.Equal(1, PuffyCommand.Run("backup", "--store", _work["s"], "--to", _work["copy"]).Status);
        Assert.False(File.Exists(_work["copy"]));
        Assert.False(File.Exists(_work["copy.new"]));
    }

    [Fact]
    public void Only_the_owner_reads_what_a_command_writes()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        PuffyCommand.Done("sample", "--output", _work["in"], "--users", "20", "--days", "1", "--seed", "8");
        PuffyCommand.Done("run", "--input", _work["in"], "--output", _work["out"], "--skip-pdf");

        foreach (var file in Directory.EnumerateFiles(_work["out"], "*", SearchOption.AllDirectories))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public void An_unknown_user_is_said_to_be_unknown_and_an_empty_id_is_refused()
    {
        PuffyCommand.Done("sample", "--output", _work["in"], "--users", "20", "--days", "1", "--seed", "8");
        PuffyCommand.Done("load", "--input", _work["in"], "--store", _work["s"]);

        Assert.Contains("has no events of user 'nobody'", PuffyCommand.Done("forget", "nobody", "--store", _work["s"]).Output, StringComparison.Ordinal);
        var empty = PuffyCommand.Run("forget", "", "--store", _work["s"]);
        Assert.Equal(1, empty.Status);
        Assert.Contains("The user id is empty", empty.Error, StringComparison.Ordinal);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_work["s"]};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are constants of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
