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

    /// <summary>Closes the store and leaves it there.</summary>
    public abstract void Close();

    /// <summary>Opens the store again, with options that ask for another number of shards.</summary>
    public abstract void Reopen(int shards);

    public abstract void Dispose();
}

/// <summary>A store in a file.</summary>
internal sealed class SqliteTestedStore : TestedStore
{
    private readonly TemporaryFolder _folder = new();
    private SqliteStore _store;

    public SqliteTestedStore(int shards) => _store = SqliteStore.Open(new StoreOptions(_folder.Store) { Shards = shards });

    public override string Name => _folder.Store;

    public override StoreSettings Settings => _store.Settings;

    public override IJourneyStore Journeys => _store.Journeys;

    public override IQuarantineStore Quarantine => _store.Quarantine;

    public override IErasureStore Erasures => _store.Erasures;

    public override long Commits => _store.Commits;

    public override void Close() => _store.Dispose();

    public override void Reopen(int shards) => _store = SqliteStore.Open(new StoreOptions(_folder.Store) { Shards = shards });

    public override void Dispose()
    {
        Close();
        _folder.Dispose();
    }
}
