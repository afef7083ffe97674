using System.Runtime.CompilerServices;
using Npgsql;
using Puffy.Analytics.Events;
using Puffy.Grains.Storage;

namespace Puffy.Silo.PostgreSql;

/// <summary>Refused rows in PostgreSQL.</summary>
internal sealed class PostgreSqlQuarantineStore(StoreDatabase database, GroupCommit writer, ReadLoops readers, SemaphoreSlim scans) : IQuarantineStore
{
    public async ValueTask<bool> WriteAsync(IReadOnlyList<QuarantinedRow> rows, int erasuresKnown, CancellationToken cancellationToken = default) =>
        rows.Count == 0 || await writer.EnqueueAsync(new QuarantineRequest(rows, erasuresKnown) { Cancellation = cancellationToken });

    public async ValueTask RemoveAsync(IReadOnlyList<SourceRow> rows, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var delete = database.States.CreateCommand("DELETE FROM quarantine USING unnest($1, $2) AS gone(file, line) WHERE file_id = gone.file AND row = gone.line");
            delete.Parameters.Add(new NpgsqlParameter { Value = rows.Select(row => row.SourceId).ToArray() });
            delete.Parameters.Add(new NpgsqlParameter { Value = rows.Select(row => row.Row).ToArray() });
            await delete.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (NpgsqlException e)
        {
            throw PostgreSqlFailure.Explain(e, database.Name);
        }
    }

    public async ValueTask<IReadOnlyList<QuarantinedRow>> ReadNewestAsync(IReadOnlyList<int> sources, int limit, CancellationToken cancellationToken = default) =>
        await readers.RunAsync(
            () => new NpgsqlBatchCommand($"SELECT {QuarantineColumns.All} FROM quarantine WHERE file_id = ANY ($1) ORDER BY file_id DESC, row DESC LIMIT $2")
            {
                Parameters = { new NpgsqlParameter { Value = sources.ToArray() }, new NpgsqlParameter { Value = limit } },
            },
            async reader =>
            {
                var newest = new List<QuarantinedRow>();
                while (await reader.ReadAsync(CancellationToken.None))
                {
                    newest.Add(QuarantineColumns.Read(reader));
                }

                return newest;
            },
            cancellationToken);

    public async IAsyncEnumerable<IReadOnlyList<QuarantinedRow>> ScanAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var snapshot = await Snapshot.OpenAsync(database, scans, cancellationToken);
        var query = new NpgsqlBatchCommand($"SELECT {QuarantineColumns.All} FROM quarantine ORDER BY file_id, row");
        await foreach (var batch in snapshot.ReadAsync(query, QuarantineColumns.Read, row => row.Raw.Length + row.Detail.Length, cancellationToken))
        {
            yield return batch;
        }
    }
}
