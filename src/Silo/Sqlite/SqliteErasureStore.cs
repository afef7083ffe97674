using Puffy.Grains.Storage;
using Puffy.Silo.Sqlite.Wiping;

namespace Puffy.Silo.Sqlite;

/// <summary>
/// Erasure in SQLite. Deleted rows are overwritten in the database at once (see <see cref="StoreFile.OpenWriter"/>).
/// An erasure ends when older versions of them are gone, too: from the write-ahead log, which is moved into the
/// database and cut to nothing, and from the <see cref="FreeSpace"/> of the database.
/// </summary>
internal sealed class SqliteErasureStore(StoreSettings settings, GroupCommit writer, ReadThreads readers) : IErasureStore
{
    public async ValueTask<long?> EraseAsync(int shard, Erasure erasure, CancellationToken cancellationToken = default)
    {
        settings.RequireShard(shard);
        erasure.RequireComplete();
        return await writer.EnqueueAsync(session => Erase(session, shard, erasure), rows: 1, cancellationToken, leavesNoTrace: true);
    }

    public async ValueTask<IReadOnlyList<byte[]>> ReadErasedUsersAsync(CancellationToken cancellationToken = default) =>
        await readers.RunAsync(session => session.Erasures.ReadUsers(), cancellationToken);

    public async ValueTask<IReadOnlyDictionary<int, int>> ReadErasedRowsAsync(CancellationToken cancellationToken = default) =>
        await readers.RunAsync(session => session.Erasures.ReadRows(), cancellationToken);

    private static long? Erase(WriteSession session, int shard, Erasure erasure)
    {
        if (session.Journeys.ReadVersion(shard, erasure.UserId) != erasure.ExpectedVersion)
        {
            return null;
        }

        if (erasure.ExpectedVersion > 0)
        {
            session.Journeys.Delete(shard, erasure.UserId);
        }

        session.Erasures.AddRows(session.Quarantine.Delete(erasure.UserId));
        session.Erasures.AddRows(erasure.AcceptedRows);
        session.Erasures.AddUser(erasure.UserHash);
        session.Erasures.SetTracesLeft(true);
        return session.NextSequence(shard, erasure.ExpectedVersion > 0 ? -1 : 0);
    }
}
