using Npgsql;
using NpgsqlTypes;
using Puffy.Grains.Storage;

namespace Puffy.Silo.PostgreSql;

/// <summary>
/// The writer's connection. A transaction takes two round trips: one locks the totals of the shards concerned and reads
/// the versions of the journeys, one writes and commits. While the totals are locked no other silo writes to the shard,
/// so what was decided on the versions still holds when it is written.
/// </summary>
internal sealed class WriteSession(StoreDatabase database) : IAsyncDisposable
{
    private NpgsqlConnection? _connection;

    /// <summary>Does the work of all requests in one transaction.</summary>
    /// <exception cref="StoreException">The connection was lost while the transaction was being committed: the outcome is unknown.</exception>
    /// <exception cref="NpgsqlException">Nothing was done.</exception>
    public async Task CommitAsync(IReadOnlyList<WriteRequest> requests)
    {
        var fresh = _connection is null;
        var committing = false;
        try
        {
            var connection = await ConnectAsync();
            if (requests[0] is ErasureRequest erasure)
            {
                await ErasureTransaction.RunAsync(connection, erasure, () => committing = true);
            }
            else
            {
                var transaction = new WriteTransaction(requests);
                await transaction.ReadAsync(connection);
                transaction.Decide();
                committing = true;
                await transaction.CommitAsync(connection);
            }
        }
        catch (Exception e)
        {
            var lost = PostgreSqlFailure.ConnectionWasLost(e);
            await DisconnectAsync();
            if (lost && committing)
            {
                throw PostgreSqlFailure.Explain(e, database.Name, outcomeUnknown: true);
            }

            if (lost && !fresh)
            {
                // The server was restarted since the last transaction; of this one nothing was done.
                await CommitAsync(requests);
                return;
            }

            throw;
        }
    }

    public async ValueTask DisposeAsync() => await DisconnectAsync();

    /// <summary>A statement with its values, by position.</summary>
    internal static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<NpgsqlParameter> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value);
        }

        return command;
    }

    internal static NpgsqlParameter Value<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    internal static NpgsqlParameter Bytes(byte[]?[] values) => new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        if (_connection is null)
        {
            try
            {
                _connection = await database.Writer.OpenConnectionAsync();
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                throw new StoreUnreachableException(PostgreSqlFailure.Explain(e, database.Name));
            }
        }

        return _connection;
    }

    /// <summary>Gives up the connection; the server rolls back what was not committed.</summary>
    private async Task DisconnectAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
    }
}
