using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Puffy.Grains.Storage;

namespace Puffy.Silo.PostgreSql;

/// <summary>Gives the rows of a store of an earlier version their checksums, inside the transaction that is open.</summary>
internal static class ChecksumUpgrade
{
    /// <summary>Rows of one statement: bounds what is in memory.</summary>
    private const int BatchRows = 2000;

    public static void Run(NpgsqlConnection connection)
    {
        Update(
            connection,
            "SELECT ctid, user_id, page, 0, payload FROM journey_pages",
            SealedPage,
            "UPDATE journey_pages SET payload = new.value FROM unnest($1::tid[], $2) AS new(place, value) WHERE ctid = new.place");
        Update(
            connection,
            "SELECT ctid, user_id, 0, pages, payload FROM journeys",
            SealedPage,
            "UPDATE journeys SET payload = new.value FROM unnest($1::tid[], $2) AS new(place, value) WHERE ctid = new.place");
        Update(
            connection,
            "SELECT ctid, shard, users, sequence FROM shard_totals",
            row => RowChecksums.Of(row.GetInt32(1), new ShardTotals(row.GetInt64(2), row.GetInt64(3))),
            SetChecksum("shard_totals"));
        Update(
            connection,
            "SELECT ctid, shards, erasure_key FROM store_settings",
            row => RowChecksums.Of(new StoreSettings(row.GetInt32(1), row.GetFieldValue<byte[]>(2))),
            SetChecksum("store_settings"));
        Update(connection, "SELECT ctid, hash FROM erased_users", row => RowChecksums.Of(row.GetFieldValue<byte[]>(1)), SetChecksum("erased_users"));
        Update(
            connection,
            "SELECT ctid, file_id, row, user_id, day, empty_columns, reason, detail, raw FROM quarantine",
            row => QuarantineColumns.Checksum(row, from: 1),
            SetChecksum("quarantine"));
    }

    private static string SetChecksum(string table) =>
        $"UPDATE {table} SET checksum = new.value FROM unnest($1::tid[], $2) AS new(place, value) WHERE ctid = new.place";

    private static byte[] SealedPage(NpgsqlDataReader row)
    {
        var payload = row.GetFieldValue<byte[]>(4);
        return PageSeal.IsMissing(payload)
            ? PageSeal.Seal(payload, Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(1)), row.GetInt32(2), row.GetInt32(3))
            : payload;
    }

    /// <summary>Reads all rows by a cursor, which sees them as they were, and gives each its value.</summary>
    private static void Update<T>(NpgsqlConnection connection, string select, Func<NpgsqlDataReader, T> value, string update)
    {
        // A name of its own for each, as the driver keeps prepared statements by their text.
        var cursor = $"rows_{Convert.ToHexStringLower(XxHash3.Hash(Encoding.UTF8.GetBytes(select)))}";
        Execute(connection, $"DECLARE {cursor} NO SCROLL CURSOR FOR {select}");
        List<(string Place, T Value)> rows;
        do
        {
            rows = [];
            using (var fetch = new NpgsqlCommand(string.Create(CultureInfo.InvariantCulture, $"FETCH {BatchRows} FROM {cursor}"), connection))
            using (var reader = fetch.ExecuteReader())
            {
                while (reader.Read())
                {
                    rows.Add((reader.GetFieldValue<NpgsqlTid>(0).ToString(), value(reader)));
                }
            }

            using var set = new NpgsqlCommand(update, connection);
            set.Parameters.Add(new NpgsqlParameter { Value = rows.Select(row => row.Place).ToArray() });
            set.Parameters.Add(new NpgsqlParameter { Value = rows.Select(row => row.Value).ToArray() });
            set.ExecuteNonQuery();
        }
        while (rows.Count == BatchRows);
        Execute(connection, $"CLOSE {cursor}");
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
