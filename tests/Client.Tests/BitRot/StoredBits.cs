using System.Buffers.Binary;
using System.Globalization;
using Npgsql;

namespace Puffy.Client.Tests.BitRot;

/// <summary>Flips bits of a store in PostgreSQL, in a table by chance: in a value of a row, or in the files of a server that is stopped.</summary>
/// <param name="chance">Chooses.</param>
internal sealed class StoredBits(Random chance)
{
    private const int PageBytes = 8192;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The tables of the store that have rows.</summary>
    public static async Task<IReadOnlyList<string>> TablesAsync(string database)
    {
        var tables = new List<string>();
        foreach (var table in await ColumnAsync(database, "SELECT tablename::text FROM pg_tables WHERE schemaname = 'puffy' ORDER BY 1"))
        {
            if ((await ColumnAsync(database, $"SELECT count(*)::text FROM puffy.{table}"))[0] != "0")
            {
                tables.Add(table);
            }
        }

        return tables;
    }

    /// <summary>Flips a bit of a value, as if it had been stored so: past every check of PostgreSQL's own.</summary>
    /// <returns>Which.</returns>
    public async Task<string> FlipValueAsync(string database, string table)
    {
        var columns = await ColumnAsync(database, $"SELECT attname || ' ' || format_type(atttypid, -1) FROM pg_attribute WHERE attrelid = 'puffy.{table}'::regclass AND attnum > 0 AND NOT attisdropped");
        var rows = await ColumnAsync(database, $"SELECT ctid::text FROM puffy.{table} ORDER BY ctid");
        while (true)
        {
            var row = rows[chance.Next(rows.Count)];
            var column = columns[chance.Next(columns.Count)].Split(' ', 2);
            var (name, bit) = ($"\"{column[0]}\"", chance.NextDouble());
            var flipped = column[1] switch
            {
                "bytea" => Bits(name, "length({0}) * 8", "set_bit({0}, at, 1 - get_bit({0}, at))"),
                "text" => Bits(name, "length(convert_to({0}, 'UTF8')) * 8", "convert_from(set_bit(convert_to({0}, 'UTF8'), at, 1 - get_bit(convert_to({0}, 'UTF8'), at)), 'UTF8')"),
                "bigint" => Bits(name, "64", "{0} # (1::bigint << at)"),
                "integer" => Bits(name, "32", "{0} # (1 << at)"),
                "date" => Bits(name, "16", "{0} + CASE WHEN (({0} - '2000-01-01') >> at) & 1 = 1 THEN -(1 << at) ELSE 1 << at END"),
                "boolean" => $"NOT {name}",
                _ => null,
            };
            if (flipped is null)
            {
                continue;
            }

            try
            {
                if ((await ColumnAsync(database, $"UPDATE puffy.{table} SET {name} = {flipped} WHERE ctid = '{row}' AND {name} IS NOT NULL RETURNING '1'::text")).Count == 1)
                {
                    return $"{table}, row {row}, {name}, {bit:0.0000}";
                }
            }
            catch (PostgresException)
            {
                // An empty value, a text that is none any more, a key that is there already: another one.
            }

            string Bits(string value, string count, string expression) => string.Format(
                CultureInfo.InvariantCulture,
                "(SELECT {1} FROM (SELECT floor({2} * ({3}))::integer AS at) AS chosen)", value, string.Format(CultureInfo.InvariantCulture, expression, value), bit.ToString("R", CultureInfo.InvariantCulture), string.Format(CultureInfo.InvariantCulture, count, value));
        }
    }

    /// <summary>The files of a table, its indexes and what it keeps apart of long values, below the server's data folder.</summary>
    public static Task<IReadOnlyList<string>> FilesAsync(string database, string table) => ColumnAsync(database, $"""
        WITH heap AS (SELECT oid, reltoastrelid AS toast FROM pg_class WHERE oid = 'puffy.{table}'::regclass),
            relations AS (
                SELECT oid FROM heap UNION SELECT toast FROM heap WHERE toast <> 0
                UNION SELECT indexrelid FROM pg_index, heap WHERE indrelid IN (heap.oid, heap.toast))
        SELECT pg_relation_filepath(oid) FROM relations WHERE pg_relation_size(oid) > 0
        """);

    /// <summary>Flips a bit of the files, among the bytes of their pages that are in use.</summary>
    /// <returns>Which.</returns>
    public string FlipStored(string data, IReadOnlyList<string> files)
    {
        var pages = files.SelectMany(file => Enumerable.Range(0, (int)(new FileInfo(Path.Combine(data, file)).Length / PageBytes)).Select(page => (file, page))).ToList();
        while (true)
        {
            var (file, page) = pages[chance.Next(pages.Count)];
            using var stored = new FileStream(Path.Combine(data, file), FileMode.Open, FileAccess.ReadWrite);
            var bytes = new byte[PageBytes];
            stored.Position = (long)page * PageBytes;
            stored.ReadExactly(bytes);
            var (lower, upper) = (BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(12)), BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(14)));
            if (upper == 0)
            {
                continue;
            }

            var at = chance.Next((lower + PageBytes - upper) * 8);
            var (place, bit) = (at / 8 < lower ? at / 8 : upper + (at / 8) - lower, at % 8);
            stored.Position = ((long)page * PageBytes) + place;
            stored.WriteByte((byte)(bytes[place] ^ (1 << bit)));
            return $"{file}, page {page}, byte {place}, bit {bit}";
        }
    }

    /// <summary>Executes a statement.</summary>
    public static Task ExecuteAsync(string database, string sql) => ColumnAsync(database, sql);

    private static async Task<IReadOnlyList<string>> ColumnAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var values = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }
}
