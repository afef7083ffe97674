using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Puffy.Grains.Storage;
using Puffy.Silo.Sqlite.Wiping;

namespace Puffy.Silo.Sqlite;

/// <summary>The database file of a store: creates it, and recognises files that are not stores.</summary>
internal sealed class StoreFile
{
    private const int ErasureKeyBytes = 32;

    /// <summary>
    /// At this size of the write-ahead log, 64 MiB in pages of 4 KiB, a commit also moves it into the database. A
    /// longer log is cheaper for rewrites, as pages are moved less often, but stalls commits for longer when its time comes.
    /// </summary>
    private const int LogPages = 16_384;

    /// <summary>128 GiB: beyond, <see cref="FreeSpace"/> could not tell kinds of pages.</summary>
    private const int MaxPages = (1 << 25) - 1;

    public StoreFile(StoreOptions options)
    {
        Path = System.IO.Path.GetFullPath(options.Path);
        ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = SqliteOpenMode.ReadWrite,
            // A pooled connection would be handed on inside the transaction of a write that failed.
            Pooling = false,
            DefaultTimeout = (int)options.LockWait.TotalSeconds,
        }.ToString();
    }

    public string Path { get; }

    public string ConnectionString { get; }

    /// <exception cref="StoreException">The file exists but is not a store. It stays as it is.</exception>
    public void RefuseForeign()
    {
        if (!File.Exists(Path))
        {
            return;
        }

        if (HardLinks.CountOf(Path) is > 1 and var names)
        {
            // The lock and SQLite's log lie beside one name. By another, what is in the log is not seen, and later overwrites what was written meanwhile.
            throw new StoreException($"The store '{Path}' has {names} names (hard links), and is safe to open only under one. Find them with: find / -samefile '{Path}'. Remove all but the one that was used so far.");
        }

        Span<byte> header = stackalloc byte[100];
        try
        {
            using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            // https://sqlite.org/fileformat.html#the_database_header: the application id is at 68.
            if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length
                || !header.StartsWith("SQLite format 3\0"u8)
                || BinaryPrimitives.ReadInt32BigEndian(header[68..]) != StoreSchema.ApplicationId)
            {
                throw new StoreException($"The file '{Path}' is not a Puffy store, and was left as it is. Name another file for the store.");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The store '{Path}' cannot be read ({e.Message}) Check its permissions.", e);
        }

        if (new FileInfo(Path).IsReadOnly)
        {
            throw new StoreException($"The store '{Path}' cannot be written: the file is read-only. Make it writable, and try again.");
        }
    }

    /// <summary>
    /// Creates the store where there is none. It is made under another name and then renamed: it is there whole or
    /// not at all, whenever the process dies.
    /// </summary>
    public void CreateIfMissing(int shards)
    {
        if (File.Exists(Path))
        {
            return;
        }

        var unfinished = Path + ".new";
        File.Delete(unfinished);
        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = unfinished, Pooling = false }.ToString()))
        {
            connection.Open();
            // Both are the defaults, and relied on by FreeSpace.
            new Statement(connection, $"PRAGMA page_size = {FreeSpace.PageBytes}; PRAGMA auto_vacuum = NONE;").Run();
            using var transaction = connection.BeginTransaction();
            StoreSchema.Upgrade(connection, from: 0);
            var settings = new StoreSettings(shards, RandomNumberGenerator.GetBytes(ErasureKeyBytes));
            new Statement(connection, "INSERT INTO store_settings(only_row, shards, erasure_key, checksum) VALUES(1, $1, $2, $3)", 3)
                .Run(settings.Shards, settings.ErasureKey, RowChecksums.Of(settings));
            var totals = new Statement(connection, "INSERT INTO shard_totals(shard, users, sequence, checksum) VALUES($1, 0, 0, $2)", 2);
            for (var shard = 0; shard < shards; shard++)
            {
                totals.Run(shard, RowChecksums.Of(shard, default(ShardTotals)));
            }

            transaction.Commit();
        }

        File.Move(unfinished, Path);
    }

    /// <summary>Opens a connection that writes: durable when a commit returns, and leaving no trace of what it deletes.</summary>
    public SqliteConnection OpenWriter()
    {
        var connection = OpenReader();
        // Measured: overwriting what is deleted costs less than a tenth of the time.
        new Statement(connection, $"""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA secure_delete = ON;
            PRAGMA wal_autocheckpoint = {LogPages};
            PRAGMA max_page_count = {MaxPages};
            PRAGMA journal_size_limit = {LogPages * FreeSpace.PageBytes};
            PRAGMA cache_size = -65536;
            """).Run();
        return connection;
    }

    /// <summary>Opens a connection that only reads.</summary>
    public SqliteConnection OpenReader()
    {
        var connection = new SqliteConnection(ConnectionString);
        try
        {
            connection.Open();
            new Statement(connection, "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;").Run();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Brings a store of an earlier version to this one; all of it, or, if the process dies, nothing.</summary>
    /// <exception cref="StoreException">The store was written by a later version of this program.</exception>
    public void Upgrade(SqliteConnection writer)
    {
        using var transaction = writer.BeginTransaction();
        int version;
        using (var row = new Statement(writer, "PRAGMA user_version").Query())
        {
            row.Read();
            version = row.GetInt32(0);
        }

        if (version > StoreSchema.Version)
        {
            throw new StoreException($"The store '{Path}' was written by a newer puffy (store version {version}; this one knows {StoreSchema.Version}). Use that puffy, or another store.");
        }

        if (version < StoreSchema.Version)
        {
            StoreSchema.Upgrade(writer, version);
            transaction.Commit();
        }
    }

    /// <summary>The settings the store was created with.</summary>
    /// <exception cref="StoreException">They are lost or damaged.</exception>
    public StoreSettings ReadSettings()
    {
        using var connection = OpenReader();
        using var settings = new Statement(connection, "SELECT shards, erasure_key, checksum FROM store_settings").Query();
        if (!settings.Read())
        {
            throw new StoreException($"The store '{Path}' lacks its settings. Restore it from a backup.");
        }

        var read = new StoreSettings(settings.GetInt32(0), settings.GetFieldValue<byte[]>(1));
        return settings.GetInt64(2) == RowChecksums.Of(read)
            ? read
            : throw new StoreException($"The settings of the store '{Path}' are damaged. Restore it from a backup, or load the exports into a new store.");
    }

    /// <summary>Whether an erasure was cut short before its traces were removed.</summary>
    public bool HasTracesLeft()
    {
        using var connection = OpenReader();
        using var row = new Statement(connection, "SELECT traces_left FROM store_settings").Query();
        return row.Read() && row.GetInt32(0) != 0;
    }

    /// <summary>Puts this version's statements for grain states into the store.</summary>
    public static void WriteGrainStateQueries(SqliteConnection connection)
    {
        var insert = new Statement(connection, """
            INSERT INTO OrleansQuery(QueryKey, QueryText) VALUES($1, $2)
            ON CONFLICT DO UPDATE SET QueryText = excluded.QueryText WHERE QueryText <> excluded.QueryText
            """, 2);
        foreach (var (key, text) in GrainStates.Queries)
        {
            insert.Run(key, text);
        }
    }
}
