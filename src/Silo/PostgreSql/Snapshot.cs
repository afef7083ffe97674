using System.Runtime.CompilerServices;
using Npgsql;
using Puffy.Grains.Storage;

namespace Puffy.Silo.PostgreSql;

/// <summary>
/// The database as of one moment, whatever is written meanwhile, on a connection of its own. A query's rows are
/// read from the server as their consumer asks for them, batch by batch.
/// </summary>
internal sealed class Snapshot : IAsyncDisposable
{
    private const int BatchRows = 512;
    private const int BatchBytes = 1 << 20;

    private readonly StoreDatabase _database;
    private readonly SemaphoreSlim _places;
    private NpgsqlConnection? _connection;
    private bool _consumed;
    private bool _closed;

    private Snapshot(StoreDatabase database, SemaphoreSlim places)
    {
        _database = database;
        _places = places;
    }

    /// <summary>Waits for a place among the scans, and opens the snapshot.</summary>
    public static async Task<Snapshot> OpenAsync(StoreDatabase database, SemaphoreSlim places, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation);
        var snapshot = new Snapshot(database, places);
        try
        {
            // The pool may hold connections to a server that has restarted since; each of them fails once.
            var left = database.Options.ScanConnections;
            while (!await snapshot.TryBeginAsync(mayFail: left > 0, cancellation))
            {
                database.Scans.Clear();
                left--;
            }
        }
        catch (Exception e)
        {
            await snapshot.DisposeAsync();
            if (e is NpgsqlException)
            {
                throw PostgreSqlFailure.Explain(e, database.Name);
            }

            throw;
        }

        return snapshot;
    }

    /// <summary>Reads one row.</summary>
    public async Task<T> ReadRowAsync<T>(NpgsqlBatchCommand query, Func<NpgsqlDataReader, T> row, CancellationToken cancellation)
    {
        try
        {
            await using var batch = new NpgsqlBatch(_connection) { BatchCommands = { query } };
            await using var reader = await batch.ExecuteReaderAsync(cancellation);
            await reader.ReadAsync(cancellation);
            return row(reader);
        }
        catch (Exception e)
        {
            await DisposeAsync();
            if (PostgreSqlFailure.Explain(e, _database.Name) is StoreException known)
            {
                throw known;
            }

            throw;
        }
    }

    /// <summary>Reads the rows of a query in batches, and closes the snapshot.</summary>
    /// <param name="query">The query.</param>
    /// <param name="row">Takes one row.</param>
    /// <param name="size">About how many bytes a row takes, to bound a batch.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="InvalidOperationException">The snapshot was read before.</exception>
    public async IAsyncEnumerable<IReadOnlyList<T>> ReadAsync<T>(
        NpgsqlBatchCommand query, Func<NpgsqlDataReader, T> row, Func<T, int> size, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref _consumed, true))
        {
            throw new InvalidOperationException("A scan can be read only once. Open another.");
        }

        var ended = false;
        await using var snapshot = this;
        await using var batch = new NpgsqlBatch(_connection) { BatchCommands = { query } };
        await using var reader = await ExplainAsync(() => batch.ExecuteReaderAsync(cancellation));
        try
        {
            while (await ExplainAsync(() => ReadBatchAsync(reader, row, size, cancellation)) is { Count: > 0 } rows)
            {
                yield return rows;
            }

            ended = true;
        }
        finally
        {
            if (!ended)
            {
                // Else closing the reader would fetch all that is left.
                batch.Cancel();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, true))
        {
            return;
        }

        if (_connection is { } connection)
        {
            // A connection that is returned to its pool rolls back first.
            await connection.DisposeAsync();
        }

        _places.Release();
    }

    private static async Task<List<T>> ReadBatchAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> row, Func<T, int> size, CancellationToken cancellation)
    {
        var rows = new List<T>();
        var bytes = 0;
        while (rows.Count < BatchRows && bytes < BatchBytes && await reader.ReadAsync(cancellation))
        {
            var read = row(reader);
            rows.Add(read);
            bytes += size(read);
        }

        return rows;
    }

    /// <returns>False where the connection was one that the pool held and the server had ended.</returns>
    private async Task<bool> TryBeginAsync(bool mayFail, CancellationToken cancellation)
    {
        _connection = await _database.Scans.OpenConnectionAsync(cancellation);
        try
        {
            await using var begin = new NpgsqlCommand("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY", _connection);
            await begin.ExecuteNonQueryAsync(cancellation);
            return true;
        }
        catch (Exception e) when (mayFail && PostgreSqlFailure.ConnectionWasLost(e) && e.InnerException is not TimeoutException)
        {
            await _connection.DisposeAsync();
            _connection = null;
            return false;
        }
    }

    private async Task<T> ExplainAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (PostgreSqlFailure.Explain(e, _database.Name) is StoreException known)
        {
            throw known;
        }
    }
}
