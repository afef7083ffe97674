using System.Text;
using Npgsql;
using Puffy.Grains.Storage;
using static Puffy.Silo.PostgreSql.WriteSession;

namespace Puffy.Silo.PostgreSql;

/// <summary>Journeys in PostgreSQL.</summary>
internal sealed class PostgreSqlJourneyStore(StoreDatabase database, StoreSettings settings, GroupCommit writer, ReadLoops readers, SemaphoreSlim scans) : IJourneyStore
{
    /// <summary>A journey with the pages that stand in rows of their own, as of one moment, which one statement sees.</summary>
    private const string Columns = """
        user_id, version, payload,
        CASE WHEN pages > 1 THEN ARRAY(SELECT page FROM journey_pages p WHERE p.shard = j.shard AND p.user_id = j.user_id ORDER BY page) END,
        CASE WHEN pages > 1 THEN ARRAY(SELECT payload FROM journey_pages p WHERE p.shard = j.shard AND p.user_id = j.user_id ORDER BY page) END
        """;

    public async ValueTask<IReadOnlyList<StoredJourney>> ReadAsync(int shard, IReadOnlyCollection<string> userIds, CancellationToken cancellationToken = default)
    {
        settings.RequireShard(shard);
        var keys = userIds.Select(Encoding.UTF8.GetBytes).ToArray();
        return await readers.RunAsync(
            () => Command($"SELECT {Columns} FROM journeys j WHERE shard = $1 AND user_id = ANY($2)", Value(shard), Bytes(keys)),
            async reader =>
            {
                var found = new List<StoredJourney>(keys.Length);
                while (await reader.ReadAsync(CancellationToken.None))
                {
                    found.Add(Read(reader));
                }

                return found;
            },
            cancellationToken);
    }

    public async ValueTask<WriteOutcome> WriteAsync(int shard, IReadOnlyList<JourneyWrite> writes, CancellationToken cancellationToken = default)
    {
        settings.RequireShard(shard);
        var hashes = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var write in writes)
        {
            write.RequireComplete();
            if (write.ExpectedVersion == 0)
            {
                // An erased user has no journey: the version refuses all but a first write.
                hashes[write.UserId] = Sharding.ErasureHash(write.UserId, settings.ErasureKey);
            }
        }

        return writes.Count == 0
            ? new WriteOutcome(0, [], [])
            : await writer.EnqueueAsync(new JourneyRequest(shard, writes, hashes) { Cancellation = cancellationToken });
    }

    public async ValueTask<ShardScan> ScanAsync(int shard, CancellationToken cancellationToken = default)
    {
        settings.RequireShard(shard);
        var snapshot = await Snapshot.OpenAsync(database, scans, cancellationToken);
        var totals = await snapshot.ReadRowAsync(TotalsQuery(shard), row => ShardTotalsColumns.Read(row, shard, from: 0), cancellationToken);
        var query = Command($"SELECT {Columns} FROM journeys j WHERE shard = $1 ORDER BY user_id", Value(shard));
        return new ShardScan(shard, totals, snapshot.ReadAsync(query, Read, journey => journey.Pages.Sum(page => page.Payload.Length), cancellationToken));
    }

    public async ValueTask<ShardTotals> ReadTotalsAsync(int shard, CancellationToken cancellationToken = default)
    {
        settings.RequireShard(shard);
        return await readers.RunAsync(
            () => TotalsQuery(shard),
            async reader =>
            {
                await reader.ReadAsync(CancellationToken.None);
                return ShardTotalsColumns.Read(reader, shard, from: 0);
            },
            cancellationToken);
    }

    private static NpgsqlBatchCommand TotalsQuery(int shard) => Command($"SELECT {ShardTotalsColumns.All} FROM shard_totals WHERE shard = $1", Value(shard));

    private static StoredJourney Read(NpgsqlDataReader row)
    {
        var first = new StoredPage(0, row.GetFieldValue<byte[]>(2));
        var userId = Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(0));
        return row.IsDBNull(3)
            ? new StoredJourney(userId, row.GetInt64(1), [first])
            : new StoredJourney(userId, row.GetInt64(1),
                [first, .. row.GetFieldValue<int[]>(3).Zip(row.GetFieldValue<byte[][]>(4), (page, payload) => new StoredPage(page, payload))]);
    }
}
