using Microsoft.Data.Sqlite;
using Puffy.Grains.Storage;

namespace Puffy.Silo.Sqlite;

/// <summary>Journeys in SQLite.</summary>
internal sealed class SqliteJourneyStore(StoreFile file, StoreSettings settings, GroupCommit writer, ReadThreads readers) : IJourneyStore
{
    public async ValueTask<IReadOnlyList<StoredJourney>> ReadAsync(int shard, IReadOnlyCollection<string> userIds, CancellationToken cancellationToken = default)
    {
        settings.RequireShard(shard);
        return await readers.RunAsync(session => Read(session, shard, userIds), cancellationToken);
    }

    public async ValueTask<WriteOutcome> WriteAsync(int shard, IReadOnlyList<JourneyWrite> writes, CancellationToken cancellationToken = default)
    {
        settings.RequireShard(shard);
        var rows = 0;
        foreach (var write in writes)
        {
            write.RequireComplete();
            rows += write.ChangedPages.Length;
        }

        return rows == 0 ? new WriteOutcome(0, [], []) : await writer.EnqueueAsync(session => Write(session, shard, writes, settings), rows, cancellationToken);
    }

    public async ValueTask<ShardScan> ScanAsync(int shard, CancellationToken cancellationToken = default)
    {
        settings.RequireShard(shard);
        var (scan, totals) = await readers.RunAsync(_ => BeginScan(shard), cancellationToken);
        return new ShardScan(shard, totals, scan.ReadAsync(readers, cancellationToken));
    }

    public async ValueTask<ShardTotals> ReadTotalsAsync(int shard, CancellationToken cancellationToken = default)
    {
        settings.RequireShard(shard);
        return await readers.RunAsync(session => session.Journeys.ReadTotals(shard), cancellationToken);
    }

    private (JourneyScan Scan, ShardTotals Totals) BeginScan(int shard)
    {
        var scan = new JourneyScan(file.OpenReader(), shard);
        // Read in the scan's transaction, so that both are of one moment.
        return (scan, scan.ReadTotals());
    }

    private static List<StoredJourney> Read(ReadSession session, int shard, IReadOnlyCollection<string> userIds)
    {
        var found = new List<StoredJourney>();
        foreach (var userId in userIds)
        {
            if (session.Journeys.Find(shard, userId) is { } journey)
            {
                found.Add(journey);
            }
        }

        return found;
    }

    private static WriteOutcome Write(WriteSession session, int shard, IReadOnlyList<JourneyWrite> writes, StoreSettings settings)
    {
        var refused = new List<string>();
        var erased = new List<string>();
        var users = 0;
        foreach (var write in writes)
        {
            // An erased user has no journey: the version refuses all but a first write.
            if (write.ExpectedVersion == 0 && session.Erasures.Count > 0
                && session.Erasures.Contains(Sharding.ErasureHash(write.UserId, settings.ErasureKey)))
            {
                erased.Add(write.UserId);
            }
            else if (session.Journeys.TryWrite(shard, write))
            {
                users += write.ExpectedVersion == 0 ? 1 : 0;
            }
            else
            {
                refused.Add(write.UserId);
            }
        }

        var sequence = refused.Count + erased.Count < writes.Count ? session.NextSequence(shard, users) : 0;
        return new WriteOutcome(sequence, refused, erased);
    }

    private sealed class JourneyScan(SqliteConnection connection, int shard)
        : SnapshotScan<StoredJourney>(connection, $"SELECT {JourneyReader.Columns} FROM journeys WHERE shard = $1 ORDER BY user_id", shard)
    {
        private readonly JourneyReader _reader = new(connection);

        public ShardTotals ReadTotals() => _reader.ReadTotals(shard);

        protected override StoredJourney Read(SqliteDataReader row) => _reader.Read(row);

        protected override int Size(StoredJourney row) => row.Pages.Sum(page => page.Payload.Length);
    }
}
