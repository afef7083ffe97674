using Npgsql;
using Puffy.Grains.Storage;
using Puffy.Silo.States;

namespace Puffy.Silo.PostgreSql;

/// <summary>
/// A store in a PostgreSQL database, which any number of silos in any number of processes share; each opens it for itself. It is
/// closed after its silo has stopped.
/// </summary>
public sealed class PostgreSqlStore : IAsyncDisposable, IDisposable
{
    private readonly StoreDatabase _database;
    private readonly GroupCommit _writer;
    private readonly ReadLoops _readers;
    private readonly SemaphoreSlim _scans;
    private bool _closed;

    private PostgreSqlStore(StoreDatabase database, StoreSettings settings)
    {
        _database = database;
        _writer = new GroupCommit(database, new WriteSession(database));
        _readers = new ReadLoops(database);
        _scans = new SemaphoreSlim(database.Options.ScanConnections);
        Settings = settings;
        Journeys = new PostgreSqlJourneyStore(database, settings, _writer, _readers, _scans);
        Quarantine = new PostgreSqlQuarantineStore(database, _writer, _readers, _scans);
        Erasures = new PostgreSqlErasureStore(settings, _writer, _readers);
    }

    /// <summary>Host, database and schema.</summary>
    public string Name => _database.Name;

    /// <summary>The settings the store was created with.</summary>
    public StoreSettings Settings { get; }

    /// <summary>The journeys.</summary>
    public IJourneyStore Journeys { get; }

    /// <summary>The refused rows.</summary>
    public IQuarantineStore Quarantine { get; }

    /// <summary>The erased users.</summary>
    public IErasureStore Erasures { get; }

    /// <summary>How many transactions were committed since the store was opened; under load, far fewer than calls.</summary>
    public long Commits => _writer.Commits;

    /// <summary>The connections for Orleans' ADO.NET providers.</summary>
    internal NpgsqlDataSource States => _database.States;

    internal IStateWitness SavedStates => new PostgreSqlStateWitness(_database);

    /// <summary>Opens a store, and creates it where there is none and the options allow it.</summary>
    /// <exception cref="StoreException">
    /// The options cannot be used, the server cannot be reached or has too few connections, the role lacks a right, or the store is of a
    /// newer version. The message says which, and what to do.
    /// </exception>
    public static PostgreSqlStore Open(PostgreSqlOptions options)
    {
        options.Validate();
        var database = new StoreDatabase(options);
        try
        {
            using var connection = database.Writer.OpenConnection();
            ServerSettings.Check(connection, database);
            return new PostgreSqlStore(database, StoreSchema.Prepare(connection, database));
        }
        catch (Exception e)
        {
            database.Dispose();
            throw PostgreSqlFailure.Explain(e, database.Name);
        }
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Finishes what is queued and closes the connections. Closing again does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, true))
        {
            return;
        }

        await _readers.DisposeAsync();
        await _writer.DisposeAsync();
        _database.Dispose();
        _scans.Dispose();
    }
}
