using System.Runtime.CompilerServices;
using System.Text;
using Npgsql;
using Puffy.Analytics.Intake;
using Puffy.Grains.Storage;

namespace Puffy.Silo.PostgreSql;

/// <summary>Refused rows in PostgreSQL.</summary>
internal sealed class PostgreSqlQuarantineStore(StoreDatabase database, GroupCommit writer, SemaphoreSlim scans) : IQuarantineStore
{
    public async ValueTask<bool> WriteAsync(IReadOnlyList<QuarantinedRow> rows, int erasuresKnown, CancellationToken cancellationToken = default) =>
        rows.Count == 0 || await writer.EnqueueAsync(new QuarantineRequest(rows, erasuresKnown) { Cancellation = cancellationToken });

    public async IAsyncEnumerable<IReadOnlyList<QuarantinedRow>> ScanAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var snapshot = await Snapshot.OpenAsync(database, scans, cancellationToken);
        var query = new NpgsqlBatchCommand("SELECT file_id, row, reason, detail, raw, user_id, day, empty_columns FROM quarantine ORDER BY file_id, row");
        await foreach (var batch in snapshot.ReadAsync(query, Read, row => row.Raw.Length + row.Detail.Length, cancellationToken))
        {
            yield return batch;
        }
    }

    private static QuarantinedRow Read(NpgsqlDataReader row) => new(
        row.GetInt32(0),
        row.GetInt32(1),
        RefusalReasonNames.Parse(row.GetString(2)),
        Text(row, 3),
        Text(row, 4),
        Text(row, 5),
        row.IsDBNull(6) ? null : row.GetFieldValue<DateOnly>(6),
        (ColumnSet)row.GetInt32(7));

    private static string Text(NpgsqlDataReader row, int column) => Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(column));
}
