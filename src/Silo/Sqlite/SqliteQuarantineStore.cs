using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;
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

    private sealed class QuarantineScan(SqliteConnection connection) : SnapshotScan<QuarantinedRow>(connection, """
        SELECT file_id, row, reason, detail, raw, user_id, day, empty_columns, checksum FROM quarantine ORDER BY file_id, row
        """)
    {
        protected override QuarantinedRow Read(SqliteDataReader row)
        {
            var (file, number, reason, detail, raw) = (row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetString(4));
            var (userId, day, empty) = (row.GetString(5), row.IsDBNull(6) ? string.Empty : row.GetString(6), row.GetInt64(7));
            return row.GetInt64(8) == RowChecksums.OfQuarantined(file, number, userId, day, empty, reason, detail, raw)
                ? new QuarantinedRow(
                    (int)file,
                    (int)number,
                    RefusalReasonNames.Parse(reason),
                    detail,
                    raw,
                    userId,
                    day.Length == 0 ? null : DateOnly.ParseExact(day, RowChecksums.DayFormat, CultureInfo.InvariantCulture),
                    (ColumnSet)empty)
                : QuarantinedRow.Damaged((int)file, (int)number);
        }

        protected override int Size(QuarantinedRow row) => row.Raw.Length + row.Detail.Length;
    }
}
