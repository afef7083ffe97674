namespace Puffy.Silo.Sqlite;

/// <summary>The tables of a store.</summary>
internal static class StoreSchema
{
    /// <summary>Marks a SQLite file as a store of ours, in the file's header: "Puff" in ASCII.</summary>
    public const int ApplicationId = 0x50756666;

    /// <summary>The version of these tables, in the file's header. A store of a later version is not opened.</summary>
    public const int Version = 1;

    /// <summary>
    /// The journeys table is not clustered by user: users arrive in no order, and a clustered table would rewrite a
    /// whole page for each (measured at 1,000 a commit: 89,000 new journeys/s this way, 42,000 clustered). Pages are of
    /// 4 KiB, as each commit writes an index page for almost every new user (of 8 KiB: 62,000).
    /// Payloads stand last in their rows, so that the other columns are read without them.
    /// </summary>
    public static readonly string Tables = $"""
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
        PRAGMA user_version = {Version};
        """;
}
