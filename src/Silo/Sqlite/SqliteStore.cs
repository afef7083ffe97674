using Microsoft.Data.Sqlite;
using Puffy.Grains.Storage;
using Puffy.Silo.Sqlite.Wiping;
using Puffy.Silo.States;

namespace Puffy.Silo.Sqlite;

/// <summary>
/// A store in one SQLite file, open for this process alone. Any number of silos of the process may share it. It is
/// closed after all of them have stopped.
/// </summary>
public sealed class SqliteStore : IDisposable
{
    private readonly StoreLock _lock;
    private readonly FreeSpace _freeSpace;
    private readonly ReadThreads _readers;
    private bool _closed;

    private SqliteStore(StoreFile file, StoreLock storeLock, StoreSettings settings, FreeSpace freeSpace, GroupCommit writer, ReadThreads readers)
    {
        _lock = storeLock;
        _freeSpace = freeSpace;
        _readers = readers;
        File = file;
        Writer = writer;
        Settings = settings;
        Journeys = new SqliteJourneyStore(file, settings, writer, readers);
        Quarantine = new SqliteQuarantineStore(file, writer, readers);
        Erasures = new SqliteErasureStore(settings, writer, readers);
    }

    /// <summary>The full path of the database file.</summary>
    public string Path => File.Path;

    /// <summary>The settings the store was created with.</summary>
    public StoreSettings Settings { get; }

    /// <summary>The journeys.</summary>
    public IJourneyStore Journeys { get; }

    /// <summary>The refused rows.</summary>
    public IQuarantineStore Quarantine { get; }

    /// <summary>The erased users.</summary>
    public IErasureStore Erasures { get; }

    /// <summary>How many transactions were committed since the store was opened; under load, far fewer than calls.</summary>
    public long Commits => Writer.Commits;

    internal StoreFile File { get; }

    internal GroupCommit Writer { get; }

    internal IStateWitness SavedStates => new SqliteStateWitness(File, Writer);

    /// <summary>Opens a store, and creates it where there is none.</summary>
    /// <exception cref="StoreException">
    /// The options cannot be used, the file is not a store, is of a newer version, damaged or read-only, or another
    /// process has it open. The message says which, and what to do.
    /// </exception>
    public static SqliteStore Open(StoreOptions options)
    {
        options.Validate();
        var file = new StoreFile(options);
        StoreLock? storeLock = null;
        FreeSpace? freeSpace = null;
        SqliteConnection? connection = null;
        GroupCommit? writer = null;
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file.Path)!);
            if (!StoreLock.WasTaken(file.Path))
            {
                // Only a store gets a lock file next to it.
                file.RefuseForeign();
            }

            // Else the lock comes first: to close the file again ends the locks of this process on it, if it has it open already.
            storeLock = StoreLock.Take(file.Path);
            file.RefuseForeign();
            file.CreateIfMissing(options.Shards);
            freeSpace = new FreeSpace(file.Path);
            connection = file.OpenWriter();
            file.Upgrade(connection);
            var settings = file.ReadSettings();
            StoreFile.WriteGrainStateQueries(connection);
            writer = new GroupCommit(file.Path, connection, freeSpace, options.MaxWaitingRows);
            if (file.HasTracesLeft())
            {
                writer.FinishErasures();
            }

            return new SqliteStore(file, storeLock, settings, freeSpace, writer, new ReadThreads(file));
        }
        catch (Exception e)
        {
            writer?.Dispose();
            connection?.Dispose();
            freeSpace?.Dispose();
            storeLock?.Dispose();
            throw e switch
            {
                IOException or UnauthorizedAccessException => new StoreException($"The store '{file.Path}' cannot be opened ({e.Message}) Check the path and its permissions.", e),
                _ => SqliteFailure.Explain(e, file.Path),
            };
        }
    }

    /// <summary>Finishes what is queued and closes the files. Closing again does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, true))
        {
            return;
        }

        _readers.Dispose();
        Writer.Dispose();
        _freeSpace.Dispose();
        _lock.Dispose();
    }
}
