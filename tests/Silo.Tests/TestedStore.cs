using Microsoft.Data.Sqlite;
using Puffy.Grains.Storage;
using Puffy.Silo.Sqlite;

namespace Puffy.Silo.Tests;

/// <summary>A store of a test's own, in whichever database, gone after the test.</summary>
public abstract class TestedStore : IDisposable
{
    /// <summary>What messages call the store.</summary>
    public abstract string Name { get; }

    public abstract StoreSettings Settings { get; }

    public abstract IJourneyStore Journeys { get; }

    public abstract IQuarantineStore Quarantine { get; }

    public abstract IErasureStore Erasures { get; }

    /// <summary>How many transactions were committed.</summary>
    public abstract long Commits { get; }

    /// <summary>Which refused rows there are.</summary>
    public async Task<List<(int File, int Row)>> QuarantinedRows()
    {
        var rows = new List<(int, int)>();
        await foreach (var batch in Quarantine.ScanAsync())
        {
            rows.AddRange(batch.Select(row => (row.SourceId, row.Row)));
        }

        return rows;
    }

    /// <summary>The statements that make a store as version 1 left it.</summary>
    /// <param name="database">Of which kind: sqlite or postgresql.</param>
    public static string Version1(string database) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Version1", $"{database}.sql"));

    /// <summary>Closes the store and leaves it there.</summary>
    public abstract void Close();

    /// <summary>Opens the store again, with options that ask for another number of shards.</summary>
    public abstract void Reopen(int shards);

    public abstract void Dispose();
}

/// <summary>A store in a file.</summary>
internal sealed class SqliteTestedStore : TestedStore
{
    private readonly TemporaryFolder _folder;
    private SqliteStore _store;

    public SqliteTestedStore(int shards)
        : this(new TemporaryFolder(), shards)
    {
    }

    private SqliteTestedStore(TemporaryFolder folder, int shards)
    {
        _folder = folder;
        _store = SqliteStore.Open(new StoreOptions(_folder.Store) { Shards = shards });
    }

    public override string Name => _folder.Store;

    public override StoreSettings Settings => _store.Settings;

    public override IJourneyStore Journeys => _store.Journeys;

    public override IQuarantineStore Quarantine => _store.Quarantine;

    public override IErasureStore Erasures => _store.Erasures;

    public override long Commits => _store.Commits;

    /// <summary>A store that version 1 wrote.</summary>
    /// <param name="more">Statements that write more into it.</param>
    public static SqliteTestedStore OfVersion1(string more = "")
    {
        var folder = new TemporaryFolder();
        using (var connection = new SqliteConnection($"Data Source={folder.Store};Pooling=False"))
        {
            connection.Open();
            new Statement(connection, Version1("sqlite") + more).Run();
        }

        return new SqliteTestedStore(folder, shards: 32);
    }

    public override void Close() => _store.Dispose();

    public override void Reopen(int shards) => _store = SqliteStore.Open(new StoreOptions(_folder.Store) { Shards = shards });

    public override void Dispose()
    {
        Close();
        _folder.Dispose();
    }
}
