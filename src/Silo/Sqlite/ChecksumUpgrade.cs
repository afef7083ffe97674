using Microsoft.Data.Sqlite;
using Puffy.Grains.Storage;

namespace Puffy.Silo.Sqlite;

/// <summary>Gives the rows of a store of an earlier version their checksums, inside the transaction that is open.</summary>
internal static class ChecksumUpgrade
{
    public static void Run(SqliteConnection connection)
    {
        connection.CreateFunction("sealed_page", (string userId, long page, long pages, byte[] payload) =>
            PageSeal.IsMissing(payload) ? PageSeal.Seal(payload, userId, (int)page, (int)pages) : payload, isDeterministic: true);
        connection.CreateFunction("totals_checksum", (long shard, long users, long sequence) =>
            RowChecksums.Of((int)shard, new ShardTotals(users, sequence)), isDeterministic: true);
        connection.CreateFunction("settings_checksum", (long shards, byte[] key) =>
            RowChecksums.Of(new StoreSettings((int)shards, key)), isDeterministic: true);
        connection.CreateFunction("erased_checksum", (byte[] hash) => RowChecksums.Of(hash), isDeterministic: true);
        connection.CreateFunction(
            "quarantine_checksum",
            (long file, long row, string userId, string? day, long empty, string reason, string detail, string raw) =>
                RowChecksums.OfQuarantined(file, row, userId, day ?? string.Empty, empty, reason, detail, raw),
            isDeterministic: true);
        new Statement(connection, """
            UPDATE journey_pages SET payload = sealed_page((SELECT user_id FROM journeys WHERE id = journey), page, 0, payload);
            UPDATE journeys SET payload = sealed_page(user_id, 0, pages, payload);
            UPDATE shard_totals SET checksum = totals_checksum(shard, users, sequence);
            UPDATE store_settings SET checksum = settings_checksum(shards, erasure_key);
            UPDATE erased_users SET checksum = erased_checksum(hash);
            UPDATE quarantine SET checksum = quarantine_checksum(file_id, row, user_id, day, empty_columns, reason, detail, raw);
            """).Run();
    }
}
