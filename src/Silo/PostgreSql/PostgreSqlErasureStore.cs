using Npgsql;
using Puffy.Grains.Storage;

namespace Puffy.Silo.PostgreSql;

/// <summary>
/// Erasure in PostgreSQL. From the commit on no query finds anything of the user. The bytes themselves go as PostgreSQL
/// lets go of deleted rows: from the tables with the next vacuum, from the write-ahead log with its recycling, from
/// backups with their expiry.
/// </summary>
internal sealed class PostgreSqlErasureStore(StoreSettings settings, GroupCommit writer, ReadLoops readers) : IErasureStore
{
    public async ValueTask<long?> EraseAsync(int shard, Erasure erasure, CancellationToken cancellationToken = default)
    {
        settings.RequireShard(shard);
        erasure.RequireComplete();
        return await writer.EnqueueAsync(new ErasureRequest(shard, erasure) { Cancellation = cancellationToken });
    }

    public async ValueTask<IReadOnlyList<byte[]>> ReadErasedUsersAsync(CancellationToken cancellationToken = default) =>
        await readers.RunAsync(
            () => new NpgsqlBatchCommand("SELECT s.erasures, e.hash, e.checksum FROM store_settings AS s LEFT JOIN erased_users AS e ON true"),
            async reader =>
            {
                var (hashes, erasures) = (new List<byte[]>(), 0L);
                while (await reader.ReadAsync(CancellationToken.None))
                {
                    erasures = reader.GetInt64(0);
                    if (!reader.IsDBNull(1))
                    {
                        hashes.Add(reader.GetFieldValue<byte[]>(1));
                        Require(reader.GetInt64(2) == RowChecksums.Of(hashes[^1]));
                    }
                }

                Require(hashes.Count == erasures);
                return hashes;
            },
            cancellationToken);

    public async ValueTask<IReadOnlyDictionary<int, int>> ReadErasedRowsAsync(CancellationToken cancellationToken = default) =>
        await readers.RunAsync(
            () => new NpgsqlBatchCommand(StoreSchema.CountErasedRows),
            async reader =>
            {
                var rowsByFile = new Dictionary<int, int>();
                while (await reader.ReadAsync(CancellationToken.None))
                {
                    rowsByFile[reader.GetInt32(0)] = reader.GetInt32(1);
                }

                return rowsByFile;
            },
            cancellationToken);

    private static void Require(bool sound)
    {
        if (!sound)
        {
            throw new StoreException("The list of erased users is damaged. Restore the store from a backup, and erase again whom you erased since.");
        }
    }
}
