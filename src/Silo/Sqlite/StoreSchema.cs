using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Puffy.Silo.Sqlite;

/// <summary>The tables of a store.</summary>
internal static class StoreSchema
{
    /// <summary>Marks a SQLite file as a store of ours, in the file's header: "Puff" in ASCII.</summary>
    public const int ApplicationId = 0x50756666;

    /// <summary>How many rows of each file are erased and not in quarantine.</summary>
    public const string CountErasedRows = """
        SELECT file_id, sum(rows) FROM (
            SELECT file_id, rows FROM erased_rows
            UNION ALL
            SELECT file_id, 1 FROM erased_source_rows AS erased
            WHERE NOT EXISTS (SELECT 1 FROM quarantine WHERE quarantine.file_id = erased.file_id AND quarantine.row = erased.row))
        GROUP BY file_id
        """;

    /// <summary>
    /// The journeys table is not clustered by user: users arrive in no order, and a clustered table would rewrite a
    /// whole page for each (measured at 1,000 a commit: 89,000 new journeys/s this way, 42,000 clustered). Pages are of
    /// 4 KiB, as each commit writes an index page for almost every new user (of 8 KiB: 62,000).
    /// Payloads stand last in their rows, so that the other columns are read without them.
    /// </summary>
    private static readonly string Tables = $"""
        CREATE TABLE store_settings(
            only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
            shards INTEGER NOT NULL,
            erasure_key BLOB NOT NULL,
            traces_left INTEGER NOT NULL DEFAULT 0) STRICT;

        CREATE TABLE shard_totals(
            shard INTEGER PRIMARY KEY,
            users INTEGER NOT NULL,
            sequence INTEGER NOT NULL) STRICT;

        CREATE TABLE journeys(
            id INTEGER PRIMARY KEY,
            shard INTEGER NOT NULL,
            user_id TEXT NOT NULL,
            version INTEGER NOT NULL,
            pages INTEGER NOT NULL,
            payload BLOB NOT NULL,
            UNIQUE (shard, user_id)) STRICT;

        CREATE TABLE journey_pages(
            journey INTEGER NOT NULL,
            page INTEGER NOT NULL CHECK (page > 0),
            payload BLOB NOT NULL,
            UNIQUE (journey, page)) STRICT;

        CREATE TABLE quarantine(
            file_id INTEGER NOT NULL,
            row INTEGER NOT NULL,
            user_id TEXT NOT NULL,
            day TEXT,
            empty_columns INTEGER NOT NULL,
            reason TEXT NOT NULL,
            detail TEXT NOT NULL,
            raw TEXT NOT NULL,
            PRIMARY KEY (file_id, row)) STRICT, WITHOUT ROWID;
        CREATE INDEX quarantine_by_user ON quarantine(user_id);

        CREATE TABLE erased_users(hash BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;

        CREATE TABLE erased_rows(
            file_id INTEGER PRIMARY KEY,
            rows INTEGER NOT NULL) STRICT;

        {GrainStates.Tables}

        PRAGMA application_id = {ApplicationId};
        """;

    /// <summary>The first makes the tables of a new store; each further one leads from a version to the next.</summary>
    private static readonly string[] Steps =
    [
        Tables,

        // Version 1 counted erased rows in erased_rows; which they were is not known, so its counts stay.
        """
        CREATE TABLE erased_source_rows(
            file_id INTEGER NOT NULL,
            row INTEGER NOT NULL,
            PRIMARY KEY (file_id, row)) STRICT, WITHOUT ROWID;
        """,

        // Versions 1 and 2 had no checksums.
        // Each kind of rollup had a state of its own then, which nothing reads any more.
        """
        ALTER TABLE store_settings ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE shard_totals ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE quarantine ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE erased_users ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
        DELETE FROM grain_states WHERE type IN ('channels', 'funnel', 'monitoring');
        """,

        // Of an erased user whose row was lost, nothing else tells.
        """
        ALTER TABLE store_settings ADD COLUMN erasures INTEGER NOT NULL DEFAULT 0;
        UPDATE store_settings SET erasures = (SELECT count(*) FROM erased_users);
        """,
    ];

    /// <summary>From this version on rows have checksums.</summary>
    private const int ChecksumVersion = 3;

    /// <summary>The version of these tables, in the file's header; 0 is a file without tables. A store of a later version is not opened.</summary>
    public static int Version => Steps.Length;

    /// <summary>Brings a store from a version to this one, in the transaction that is open.</summary>
    public static void Upgrade(SqliteConnection connection, int from)
    {
        foreach (var step in Steps[from..])
        {
            new Statement(connection, step).Run();
        }

        if (from is > 0 and < ChecksumVersion)
        {
            ChecksumUpgrade.Run(connection);
        }

        new Statement(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}")).Run();
    }
}
