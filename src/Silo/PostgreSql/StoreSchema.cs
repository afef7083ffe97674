using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Puffy.Grains.Storage;

namespace Puffy.Silo.PostgreSql;

/// <summary>
/// The tables of a store, all in a schema of their own. Texts that come from outside are kept as their UTF-8 bytes: a
/// PostgreSQL text can hold no NUL, and bytes are ordered alike whatever the database's encoding and collation.
/// </summary>
internal static class StoreSchema
{
    /// <summary>How many rows of each file are erased and not in quarantine.</summary>
    public const string CountErasedRows = """
        SELECT file_id, sum(rows)::integer FROM (
            SELECT file_id, rows FROM erased_rows
            UNION ALL
            SELECT file_id, 1 FROM erased_source_rows AS erased
            WHERE NOT EXISTS (SELECT FROM quarantine WHERE quarantine.file_id = erased.file_id AND quarantine.row = erased.row)) AS counted
        GROUP BY file_id
        """;

    /// <summary>
    /// One silo at a time creates or upgrades; the others wait, and find it done. The number means nothing else.
    /// </summary>
    private const long MigrationLock = 0x50756666_0001;

    private static readonly string Tables = $"""
        CREATE TABLE store_settings(
            only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
            version integer NOT NULL,
            shards integer NOT NULL,
            erasure_key bytea NOT NULL,
            erasures bigint NOT NULL DEFAULT 0);

        CREATE TABLE shard_totals(
            shard integer PRIMARY KEY,
            users bigint NOT NULL,
            sequence bigint NOT NULL) WITH (fillfactor = 10);

        CREATE TABLE journeys(
            shard integer NOT NULL,
            user_id bytea NOT NULL,
            version bigint NOT NULL,
            pages integer NOT NULL,
            payload bytea NOT NULL,
            PRIMARY KEY (shard, user_id)) WITH (fillfactor = 80);

        CREATE TABLE journey_pages(
            shard integer NOT NULL,
            user_id bytea NOT NULL,
            page integer NOT NULL CHECK (page > 0),
            payload bytea NOT NULL,
            PRIMARY KEY (shard, user_id, page));

        CREATE TABLE quarantine(
            file_id integer NOT NULL,
            row integer NOT NULL,
            user_id bytea NOT NULL,
            day date,
            empty_columns integer NOT NULL,
            reason text NOT NULL,
            detail bytea NOT NULL,
            raw bytea NOT NULL,
            PRIMARY KEY (file_id, row));
        CREATE INDEX quarantine_by_user ON quarantine USING hash (user_id);

        CREATE TABLE erased_users(hash bytea PRIMARY KEY);

        CREATE TABLE erased_rows(
            file_id integer PRIMARY KEY,
            rows integer NOT NULL);

        CREATE TABLE OrleansQuery(QueryKey text PRIMARY KEY, QueryText text NOT NULL);

        {GrainStates.Tables}

        {ClusterMembership.Tables}

        {Reminders.Tables}
        """;

    /// <summary>
    /// The first makes the tables of a new store; each further one leads from a version to the next. While it runs, silos of the
    /// former version may be writing: a step must leave them what they use.
    /// </summary>
    private static readonly string[] Steps =
    [
        Tables,

        // Version 1 counts erased rows in erased_rows; which they were is not known, so its counts stay.
        """
        CREATE TABLE erased_source_rows(
            file_id integer NOT NULL,
            row integer NOT NULL,
            PRIMARY KEY (file_id, row));
        """,

        // Versions 1 and 2 had no checksums, and cannot read pages that have them: their silos must have stopped. NULL is only
        // between this step and the end of its transaction.
        // Each kind of rollup had a state of its own then, which nothing reads any more.
        """
        LOCK TABLE journeys, journey_pages, shard_totals, quarantine, erased_users, store_settings IN ACCESS EXCLUSIVE MODE;
        ALTER TABLE store_settings ADD COLUMN checksum bigint;
        ALTER TABLE shard_totals ADD COLUMN checksum bigint;
        ALTER TABLE quarantine ADD COLUMN checksum bigint;
        ALTER TABLE erased_users ADD COLUMN checksum bigint;
        DELETE FROM grain_states WHERE type IN ('channels', 'funnel', 'monitoring');
        """,
    ];

    /// <summary>The statements of Orleans' providers by their keys.</summary>
    private static readonly KeyValuePair<string, string>[] Statements = [.. GrainStates.Queries, .. ClusterMembership.Queries, .. Reminders.Queries];

    /// <summary>From this version on rows have checksums.</summary>
    private const int ChecksumVersion = 3;

    /// <summary>The version of these tables, in <c>store_settings</c>. A store of a later version is not opened.</summary>
    public static int Version => Steps.Length;

    /// <summary>Makes sure that the schema is there, and of this version.</summary>
    /// <returns>The settings the store was created with.</returns>
    /// <exception cref="StoreException">It is of a later version, or it is missing or of an earlier one and must not be touched.</exception>
    public static StoreSettings Prepare(NpgsqlConnection connection, StoreDatabase database)
    {
        using var transaction = connection.BeginTransaction();
        Execute(connection, "SELECT pg_advisory_xact_lock($1)", MigrationLock);
        var version = ReadVersion(connection, database.Options.Schema);
        if (version > Version)
        {
            throw new StoreException($"The store '{database.Name}' was written by a newer puffy (store version {version}; this one knows {Version}). Use that puffy, or another schema.");
        }

        if (version < Version && !database.Options.Migrate)
        {
            var what = version == 0 ? "does not exist, and this silo may not create it" : $"is of version {version}, and this silo, which needs {Version}, may not upgrade it";
            throw new StoreException($"The store '{database.Name}' {what}. Start one silo that may migrate, with the role that owns the store.");
        }

        if (version == 0)
        {
            Create(connection, database.Options);
        }
        else if (version < Version)
        {
            RunSteps(connection, version);
            if (version < ChecksumVersion)
            {
                ChecksumUpgrade.Run(connection);
            }

            Execute(connection, "UPDATE store_settings SET version = $1", Version);
        }

        RepairStatements(connection, database);
        var settings = ReadSettings(connection, database.Name);
        transaction.Commit();
        return settings;
    }

    /// <returns>0 if the store does not exist.</returns>
    private static int ReadVersion(NpgsqlConnection connection, string schema)
    {
        using var exists = new NpgsqlCommand("SELECT to_regclass($1) IS NOT NULL", connection) { Parameters = { new() { Value = $"{schema}.store_settings" } } };
        if (!(bool)exists.ExecuteScalar()!)
        {
            return 0;
        }

        using var version = new NpgsqlCommand("SELECT version FROM store_settings", connection);
        return (int)version.ExecuteScalar()!;
    }

    private static void Create(NpgsqlConnection connection, PostgreSqlOptions options)
    {
        using (var exists = new NpgsqlCommand("SELECT to_regnamespace($1) IS NOT NULL", connection) { Parameters = { new() { Value = options.Schema } } })
        {
            // Asked first: CREATE SCHEMA IF NOT EXISTS needs the right to create one even where there is one.
            if (!(bool)exists.ExecuteScalar()!)
            {
                Execute(connection, $"CREATE SCHEMA {options.Schema}");
            }
        }

        RunSteps(connection, from: 0);
        var settings = new StoreSettings(options.Shards, RandomNumberGenerator.GetBytes(32));
        Execute(connection, "INSERT INTO store_settings(version, shards, erasure_key, checksum) VALUES ($1, $2, $3, $4)", Version, settings.Shards, settings.ErasureKey, RowChecksums.Of(settings));
        Execute(
            connection,
            "INSERT INTO shard_totals(shard, users, sequence, checksum) SELECT shard, 0, 0, checksum FROM unnest($1, $2) AS new(shard, checksum)",
            Enumerable.Range(0, options.Shards).ToArray(),
            Enumerable.Range(0, options.Shards).Select(shard => RowChecksums.Of(shard, default(ShardTotals))).ToArray());
        WriteStatements(connection);
    }

    /// <summary>
    /// Makes sure that Orleans' providers get the statements of this version: one with a flipped bit can still be a statement, and read
    /// or write other rows.
    /// </summary>
    private static void RepairStatements(NpgsqlConnection connection, StoreDatabase database)
    {
        var stored = new List<(string, string)>();
        using (var command = new NpgsqlCommand("SELECT convert_to(QueryKey, 'UTF8'), convert_to(QueryText, 'UTF8') FROM OrleansQuery", connection))
        {
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                // Damaged bytes are none that UTF-8 can have.
                stored.Add((Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(0)), Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(1))));
            }
        }

        if (stored.Order().SequenceEqual(Statements.Select(statement => (statement.Key, statement.Value)).Order()))
        {
            return;
        }

        if (!database.Options.Migrate)
        {
            throw new StoreException($"The table OrleansQuery of the store '{database.Name}' is damaged, and this silo may not mend it. Start one silo that may migrate, with the role that owns the store.");
        }

        Execute(connection, "TRUNCATE OrleansQuery");
        WriteStatements(connection);
    }

    private static void WriteStatements(NpgsqlConnection connection)
    {
        foreach (var (key, text) in Statements)
        {
            Execute(connection, "INSERT INTO OrleansQuery(QueryKey, QueryText) VALUES ($1, $2)", key, text);
        }
    }

    private static void RunSteps(NpgsqlConnection connection, int from)
    {
        foreach (var step in Steps[from..])
        {
            Execute(connection, step);
        }
    }

    private static StoreSettings ReadSettings(NpgsqlConnection connection, string store)
    {
        using var command = new NpgsqlCommand("SELECT shards, erasure_key, checksum FROM store_settings", connection);
        using var row = command.ExecuteReader();
        row.Read();
        var settings = new StoreSettings(row.GetInt32(0), row.GetFieldValue<byte[]>(1));
        return row.GetInt64(2) == RowChecksums.Of(settings)
            ? settings
            : throw new StoreException($"The settings of the store '{store}' are damaged. Restore it from a backup, or load the exports into a new store.");
    }

    private static void Execute(NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        command.ExecuteNonQuery();
    }
}
