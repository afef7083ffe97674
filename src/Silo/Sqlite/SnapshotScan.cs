using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Puffy.Silo.Sqlite;

/// <summary>
/// A query whose rows are read in batches as of the moment it began, whatever is written meanwhile. It has a
/// connection of its own, so that it holds no thread while its consumer is busy with a batch.
/// </summary>
internal abstract class SnapshotScan<T>
{
    private const int BatchRows = 512;
    private const int BatchBytes = 1 << 20;

    private readonly SqliteConnection _connection;
    private readonly SqliteDataReader _rows;
    private bool _consumed;

    protected SnapshotScan(SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        _connection = connection;
        try
        {
            new Statement(connection, "BEGIN").Run();
            _rows = new Statement(connection, sql, values.Length).Query(values);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Reads the rows on the reading threads, one batch ahead of the consumer, and closes the scan.</summary>
    /// <exception cref="InvalidOperationException">The scan was read before.</exception>
    public async IAsyncEnumerable<IReadOnlyList<T>> ReadAsync(ReadThreads threads, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref _consumed, true))
        {
            throw new InvalidOperationException("A scan can be read only once. Open another.");
        }

        using var connection = _connection;
        using var rows = _rows;
        var next = Task.FromResult<List<T>>([]);
        try
        {
            next = threads.RunAsync(_ => ReadBatch(), cancellation);
            while (await next is { Count: > 0 } batch)
            {
                next = threads.RunAsync(_ => ReadBatch(), cancellation);
                yield return batch;
            }
        }
        finally
        {
            // A consumer may stop early; the scan is not to be closed while a thread reads it.
            await Task.WhenAny(next);
        }
    }

    protected abstract T Read(SqliteDataReader row);

    /// <summary>About how many bytes a row takes, to bound a batch.</summary>
    protected abstract int Size(T row);

    private List<T> ReadBatch()
    {
        var batch = new List<T>();
        var bytes = 0;
        while (batch.Count < BatchRows && bytes < BatchBytes && _rows.Read())
        {
            var row = Read(_rows);
            batch.Add(row);
            bytes += Size(row);
        }

        return batch;
    }
}
