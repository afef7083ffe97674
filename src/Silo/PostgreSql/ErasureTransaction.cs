using System.Text;
using Npgsql;
using Puffy.Analytics.Events;
using Puffy.Grains.Storage;
using static Puffy.Silo.PostgreSql.WriteSession;

namespace Puffy.Silo.PostgreSql;

/// <summary>The erasure of one user, in a transaction of its own.</summary>
internal static class ErasureTransaction
{
    /// <summary>Runs the transaction and gives the request its result.</summary>
    /// <param name="connection">The writer's connection.</param>
    /// <param name="request">The erasure.</param>
    /// <param name="committing">Called before the commit, from which on the outcome is unknown if the connection is lost.</param>
    public static async Task RunAsync(NpgsqlConnection connection, ErasureRequest request, Action committing)
    {
        var (shard, erasure) = (request.Shard, request.Erasure);
        var userId = Encoding.UTF8.GetBytes(erasure.UserId);
        var (totals, version) = await LockAsync(connection, shard, userId);
        if (version != erasure.ExpectedVersion)
        {
            await ExecuteAsync(connection, new NpgsqlBatchCommand("ROLLBACK"));
            request.Result = null;
            return;
        }

        var after = new ShardTotals(totals.Users - (version > 0 ? 1 : 0), totals.Sequence + 1);
        var quarantined = await FindQuarantinedAsync(connection, erasure.UserId, userId);
        var (files, rows) = Columns([.. quarantined, .. erasure.AcceptedRows]);
        var (quarantinedFiles, quarantinedRows) = Columns(quarantined);
        committing();
        await ExecuteAsync(
            connection,
            Command("DELETE FROM journey_pages WHERE shard = $1 AND user_id = $2", Value(shard), Value(userId)),
            Command("DELETE FROM journeys WHERE shard = $1 AND user_id = $2", Value(shard), Value(userId)),
            Command("DELETE FROM quarantine USING unnest($1, $2) AS gone(file, line) WHERE file_id = gone.file AND row = gone.line",
                quarantinedFiles, quarantinedRows),
            Command("INSERT INTO erased_source_rows(file_id, row) SELECT * FROM unnest($1, $2) ON CONFLICT DO NOTHING", files, rows),
            Command(
                """
                WITH added AS (INSERT INTO erased_users(hash, checksum) VALUES($1, $2) ON CONFLICT DO NOTHING RETURNING 1)
                UPDATE store_settings SET erasures = erasures + 1 WHERE EXISTS (SELECT FROM added)
                """, Value(erasure.UserHash), Value(RowChecksums.Of(erasure.UserHash))),
            Command("UPDATE shard_totals SET users = $2, sequence = $3, checksum = $4 WHERE shard = $1",
                Value(shard), Value(after.Users), Value(after.Sequence), Value(RowChecksums.Of(shard, after))),
            new NpgsqlBatchCommand("COMMIT"));
        request.Result = after.Sequence;
    }

    private static async Task<(ShardTotals Totals, long Version)> LockAsync(NpgsqlConnection connection, int shard, byte[] userId)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        batch.BatchCommands.Add(Command($"SELECT {ShardTotalsColumns.All} FROM shard_totals WHERE shard = $1 FOR UPDATE", Value(shard)));
        // Keeps out writers of refused rows, who hold it shared.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT erasures FROM store_settings FOR UPDATE"));
        batch.BatchCommands.Add(Command("SELECT version FROM journeys WHERE shard = $1 AND user_id = $2", Value(shard), Value(userId)));
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.ReadAsync();
        var totals = ShardTotalsColumns.Read(reader, shard, from: 0);
        await reader.NextResultAsync();
        await reader.NextResultAsync();
        return (totals, await reader.ReadAsync() ? reader.GetInt64(0) : 0);
    }

    /// <summary>A user's rows, and those of nobody that have the user id as a whole field.</summary>
    private static async Task<IReadOnlyCollection<SourceRow>> FindQuarantinedAsync(NpgsqlConnection connection, string userId, byte[] key)
    {
        var found = new HashSet<SourceRow>();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Command("SELECT file_id, row FROM quarantine WHERE user_id = $1", Value(key)));
        foreach (var written in RawText.WaysToWrite(userId))
        {
            batch.BatchCommands.Add(Command(
                "SELECT file_id, row, raw FROM quarantine WHERE user_id = '' AND position($1 IN raw) > 0", Value(Encoding.UTF8.GetBytes(written))));
        }

        await using var reader = await batch.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            found.Add(new SourceRow(reader.GetInt32(0), reader.GetInt32(1)));
        }

        while (await reader.NextResultAsync())
        {
            while (await reader.ReadAsync())
            {
                if (RawText.HasField(Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(2)), userId))
                {
                    found.Add(new SourceRow(reader.GetInt32(0), reader.GetInt32(1)));
                }
            }
        }

        return found;
    }

    private static (NpgsqlParameter Files, NpgsqlParameter Rows) Columns(IReadOnlyCollection<SourceRow> rows) =>
        (Value(rows.Select(row => row.SourceId).ToArray()), Value(rows.Select(row => row.Row).ToArray()));

    private static async Task ExecuteAsync(NpgsqlConnection connection, params NpgsqlBatchCommand[] commands)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync();
    }
}
