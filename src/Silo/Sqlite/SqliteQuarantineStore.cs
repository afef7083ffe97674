using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Puffy.Analytics.Events;
using Puffy.Grains.Storage;

namespace Puffy.Silo.Sqlite;

/// <summary>Refused rows in SQLite.</summary>
internal sealed class SqliteQuarantineStore(StoreFile file, GroupCommit writer, ReadThreads readers) : IQuarantineStore
{
    public async ValueTask<bool> WriteAsync(IReadOnlyList<QuarantinedRow> rows, int erasuresKnown, CancellationToken cancellationToken = default) =>
        rows.Count == 0 || await writer.EnqueueAsync(session => TryWrite(session, rows, erasuresKnown), rows.Count, cancellationToken);

    public async ValueTask RemoveAsync(IReadOnlyList<SourceRow> rows, CancellationToken cancellationToken = default)
    {
        if (rows.Count > 0)
        {
            await writer.EnqueueAsync(session => Remove(session, rows), rows.Count, cancellationToken);
        }
    }

    public async ValueTask<IReadOnlyList<QuarantinedRow>> ReadNewestAsync(IReadOnlyList<int> sources, int limit, CancellationToken cancellationToken = default) =>
        await readers.RunAsync(session => session.Quarantine.ReadNewest(sources, limit), cancellationToken);

    public async IAsyncEnumerable<IReadOnlyList<QuarantinedRow>> ScanAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var scan = await readers.RunAsync(_ => new QuarantineScan(file.OpenReader()), cancellationToken);
        await foreach (var batch in scan.ReadAsync(readers, cancellationToken))
        {
            yield return batch;
        }
    }

    private static bool Remove(WriteSession session, IReadOnlyList<SourceRow> rows)
    {
        foreach (var row in rows)
        {
            session.Quarantine.Delete(row);
        }

        return true;
    }

    private static bool TryWrite(WriteSession session, IReadOnlyList<QuarantinedRow> rows, int erasuresKnown)
    {
        if (session.Erasures.Count != erasuresKnown)
        {
            return false;
        }

        foreach (var row in rows)
        {
            session.Quarantine.Write(row);
        }

        return true;
    }

    private sealed class QuarantineScan(SqliteConnection connection)
        : SnapshotScan<QuarantinedRow>(connection, $"SELECT {QuarantineReader.Columns} FROM quarantine ORDER BY file_id, row")
    {
        protected override QuarantinedRow Read(SqliteDataReader row) => QuarantineReader.Read(row);

        protected override int Size(QuarantinedRow row) => row.Raw.Length + row.Detail.Length;
    }
}
