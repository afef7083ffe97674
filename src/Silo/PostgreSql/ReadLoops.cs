using System.Threading.Channels;
using Npgsql;

namespace Puffy.Silo.PostgreSql;

/// <summary>The loops that read, each with a connection of its own. Queries that queued up share a round trip.</summary>
internal sealed class ReadLoops : IAsyncDisposable
{
    /// <summary>How many queries share a round trip at most.</summary>
    private const int ReadsPerBatch = 64;

    private readonly StoreDatabase _database;
    private readonly Channel<Read> _queue = Channel.CreateUnbounded<Read>();
    private readonly Task _work;

    public ReadLoops(StoreDatabase database)
    {
        _database = database;
        _work = Task.WhenAll(Enumerable.Range(0, database.Options.ReadConnections).Select(_ => Task.Run(WorkAsync)));
    }

    /// <summary>Runs a query and takes its result.</summary>
    public Task<T> RunAsync<T>(Func<NpgsqlBatchCommand> command, Func<NpgsqlDataReader, Task<T>> result, CancellationToken cancellation)
    {
        var read = new Read<T>(command, result) { Cancellation = cancellation };
        if (!_queue.Writer.TryWrite(read))
        {
            throw _database.Closed();
        }

        return read.Outcome;
    }

    /// <summary>Does what is queued, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _work;
    }

    private async Task WorkAsync()
    {
        var group = new List<Read>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            // All of them are here before the first query begins: each sees what was written before it was asked for.
            group.Clear();
            while (group.Count < ReadsPerBatch && _queue.Reader.TryRead(out var read))
            {
                if (read.Cancellation.IsCancellationRequested)
                {
                    read.Fail(new OperationCanceledException(read.Cancellation));
                }
                else
                {
                    group.Add(read);
                }
            }

            if (group.Count > 0)
            {
                await ReadAsync(group, _database.Options.ReadConnections);
            }
        }
    }

    private async Task ReadAsync(IReadOnlyList<Read> group, int retries)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = await _database.Readers.OpenConnectionAsync();
            await ReadAsync(group, connection);
            await connection.DisposeAsync();
        }
        catch (Exception e) when (retries > 0 && PostgreSqlFailure.ConnectionWasLost(e) && e.InnerException is not TimeoutException)
        {
            // The pool may hold connections to a server that has restarted since; each of them fails once.
            await CloseAsync(connection);
            _database.Readers.Clear();
            await ReadAsync([.. group.Where(read => !read.IsDone)], retries - 1);
        }
#pragma warning disable CA1031 // Whatever went wrong belongs to the callers, and must not end the loop that serves all.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await CloseAsync(connection);
            foreach (var read in group)
            {
                read.Fail(PostgreSqlFailure.Explain(e, _database.Name));
            }
        }
    }

    private static async Task ReadAsync(IReadOnlyList<Read> group, NpgsqlConnection connection)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var read in group)
        {
            batch.BatchCommands.Add(read.Command);
        }

        await using var reader = await batch.ExecuteReaderAsync();
        foreach (var read in group)
        {
            await read.CompleteAsync(reader);
            await reader.NextResultAsync();
        }
    }

    /// <summary>Closes a connection after an error, for good.</summary>
    private async Task CloseAsync(NpgsqlConnection? connection)
    {
        _database.Readers.Clear();
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }
}
