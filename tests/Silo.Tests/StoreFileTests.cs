using System.Text;
using Microsoft.Data.Sqlite;
using Puffy.Grains.Storage;
using Puffy.Silo.Sqlite;
using static Puffy.Silo.Tests.Journeys;

namespace Puffy.Silo.Tests;

public sealed class StoreFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_store_is_created_with_its_folder_and_settings()
    {
        var path = _folder.File("a/b/new.store");

        using var store = SqliteStore.Open(new StoreOptions(path) { Shards = 5 });

        Assert.True(File.Exists(path));
        Assert.Equal(5, store.Settings.Shards);
    }

    [Fact]
    public void Two_stores_have_different_erasure_keys()
    {
        using var one = SqliteStore.Open(new StoreOptions(_folder.File("one")));
        using var two = SqliteStore.Open(new StoreOptions(_folder.File("two")));

        Assert.NotEqual(one.Settings.ErasureKey, two.Settings.ErasureKey);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        File.WriteAllText(_folder.Store, "user_id,timestamp\nann,2024-01-01\n");

        AssertRefused("is not a Puffy store");

        Assert.Equal("user_id,timestamp\nann,2024-01-01\n", File.ReadAllText(_folder.Store));
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_left_as_it_is()
    {
        Execute("CREATE TABLE customers(name TEXT); INSERT INTO customers VALUES('ann');");
        var before = File.ReadAllBytes(_folder.Store);

        AssertRefused("is not a Puffy store");

        Assert.Equal(before, File.ReadAllBytes(_folder.Store));
        Assert.Equal([_folder.Store], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        File.WriteAllBytes(_folder.Store, []);

        AssertRefused("is not a Puffy store");
    }

    [Fact]
    public void A_store_of_a_newer_version_is_refused_with_both_versions()
    {
        SqliteStore.Open(new StoreOptions(_folder.Store)).Dispose();
        Execute("PRAGMA user_version = 5;");

        AssertRefused("written by a newer puffy (store version 5; this one knows 4)");
    }

    [Fact]
    public void A_store_that_is_open_is_refused_under_another_name()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the lock of the file itself is Unix's");
        using (SqliteStore.Open(new StoreOptions(_folder.Store)))
        {
            var link = _folder.Store + ".link";
            File.CreateSymbolicLink(link, _folder.Store);

            Assert.Contains("is in use by another puffy process", Refusal(new StoreOptions(link)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_store_that_is_open_is_refused_through_a_linked_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the lock of the file itself is Unix's");
        using (SqliteStore.Open(new StoreOptions(_folder.Store)))
        {
            var folder = _folder.Store + ".folder";
            Directory.CreateSymbolicLink(folder, Path.GetDirectoryName(_folder.Store)!);

            Assert.Contains("is in use by another puffy process", Refusal(new StoreOptions(Path.Combine(folder, Path.GetFileName(_folder.Store)))), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_store_with_a_hard_link_in_another_folder_is_refused_under_both_names()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "names are counted on Linux");
        SqliteStore.Open(new StoreOptions(_folder.Store)).Dispose();
        var link = Path.Combine(Directory.CreateDirectory(_folder.Store + ".folder").FullName, "other.store");
        using (var ln = System.Diagnostics.Process.Start("ln", [_folder.Store, link]))
        {
            ln.WaitForExit();
        }

        Assert.Contains("has 2 names (hard links)", Refusal(new StoreOptions(link)), StringComparison.Ordinal);
        AssertRefused("has 2 names (hard links)");
        File.Delete(link);
        SqliteStore.Open(new StoreOptions(_folder.Store)).Dispose();
    }

    [Fact]
    public void A_store_that_is_open_is_refused_to_others()
    {
        using (SqliteStore.Open(new StoreOptions(_folder.Store)))
        {
            AssertRefused("is in use by another puffy process");
        }

        SqliteStore.Open(new StoreOptions(_folder.Store)).Dispose();
    }

    [Fact]
    public void A_read_only_file_is_refused()
    {
        SqliteStore.Open(new StoreOptions(_folder.Store)).Dispose();
        File.SetAttributes(_folder.Store, FileAttributes.ReadOnly);

        AssertRefused("read-only");

        File.SetAttributes(_folder.Store, FileAttributes.Normal);
    }

    [Fact]
    public void A_path_that_cannot_be_is_refused()
    {
        File.WriteAllText(_folder.File("file"), "");

        Assert.Contains("is a folder", Refusal(new StoreOptions(_folder.Path)), StringComparison.Ordinal);
        Assert.Contains("no path", Refusal(new StoreOptions(" ")), StringComparison.Ordinal);
        Assert.Contains("cannot be opened", Refusal(new StoreOptions(_folder.File("file/in/file"))), StringComparison.Ordinal);
        Assert.Contains("cannot have 0 shards", Refusal(new StoreOptions(_folder.Store) { Shards = 0 }), StringComparison.Ordinal);
        Assert.Contains("cannot have 1025 shards", Refusal(new StoreOptions(_folder.Store) { Shards = 1025 }), StringComparison.Ordinal);
        Assert.Contains("for a lock", Refusal(new StoreOptions(_folder.Store) { LockWait = TimeSpan.Zero }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_store_says_so_and_what_to_do()
    {
        using (var store = SqliteStore.Open(new StoreOptions(_folder.Store) { Shards = 1 }))
        {
            await store.Journeys.WriteAsync(0, [.. Enumerable.Range(0, 2000).Select(i => First($"user {i}"))]);
        }

        var bytes = File.ReadAllBytes(_folder.Store);
        Encoding.ASCII.GetBytes(new string('?', bytes.Length - 65_536)).CopyTo(bytes, 65_536);
        File.WriteAllBytes(_folder.Store, bytes);

        using var damaged = SqliteStore.Open(new StoreOptions(_folder.Store));
        var error = await Assert.ThrowsAsync<StoreException>(async () => await (await damaged.Journeys.ScanAsync(0)).Lines());

        Assert.StartsWith($"The store '{_folder.Store}' is damaged. Restore it from a backup", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_creation_that_was_cut_short_is_begun_again()
    {
        File.WriteAllText(_folder.Store + ".new", "half a store");

        using var store = SqliteStore.Open(new StoreOptions(_folder.Store));

        Assert.Equal(32, store.Settings.Shards);
        Assert.False(File.Exists(_folder.Store + ".new"));
    }

    [Theory]
    [InlineData(5, "locked by another program")]
    [InlineData(8, "read-only")]
    [InlineData(10, "could not be read or written by the operating system")]
    [InlineData(11, "damaged")]
    [InlineData(13, "the disk is full")]
    [InlineData(14, "cannot be opened")]
    [InlineData(26, "damaged")]
    public void Each_failure_of_the_database_names_the_file_and_what_is_wrong(int code, string words)
    {
        var error = SqliteFailure.Explain(new SqliteException("low-level words", code), "/data/shop.store");

        Assert.StartsWith("The store '/data/shop.store' ", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.EndsWith($"(SQLite error {code}: low-level words)", error.Message, StringComparison.Ordinal);
    }

    private static string Refusal(StoreOptions options) => Assert.Throws<StoreException>(() => SqliteStore.Open(options)).Message;

    private void AssertRefused(string words)
    {
        var message = Refusal(new StoreOptions(_folder.Store));
        Assert.Contains(_folder.Store, message, StringComparison.Ordinal);
        Assert.Contains(words, message, StringComparison.Ordinal);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.Store};Pooling=False");
        connection.Open();
        new Statement(connection, sql).Run();
    }
}
