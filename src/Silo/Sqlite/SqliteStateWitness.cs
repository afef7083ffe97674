using Microsoft.Data.Sqlite;
using Puffy.Silo.States;

namespace Puffy.Silo.Sqlite;

/// <inheritdoc cref="IStateWitness"/>
internal sealed class SqliteStateWitness(StoreFile file, GroupCommit writer) : IStateWitness
{
    /// <summary>No state has this type.</summary>
    private const string IsThisState = "service = 'puffy' AND type = 'saved states' AND key = $1";

    /// <inheritdoc/>
    public Task<bool> HasAsync(string state) => RunAsync(file.OpenReader, connection =>
    {
        using var row = new Statement(connection, $"SELECT EXISTS (SELECT 1 FROM grain_states NOT INDEXED WHERE {IsThisState})", 1).Query(state);
        return row.Read() && row.GetBoolean(0);
    });

    /// <inheritdoc/>
    public Task AddAsync(string state) => WriteAsync(
        "INSERT INTO grain_states(service, type, n0, n1, key, version, payload) VALUES ('puffy', 'saved states', 0, 0, $1, 1, NULL) ON CONFLICT DO NOTHING", state);

    /// <inheritdoc/>
    public Task RemoveAsync(string state) => WriteAsync($"DELETE FROM grain_states WHERE {IsThisState}", state);

    private async Task WriteAsync(string sql, string state)
    {
        using var turn = await writer.TakeTurnAsync();
        await RunAsync(file.OpenWriter, connection => new Statement(connection, sql, 1).Run(state));
    }

    private async Task<T> RunAsync<T>(Func<SqliteConnection> open, Func<SqliteConnection, T> run)
    {
        try
        {
            // Off the grain's own scheduler, whose thread SQLite would block.
            return await Task.Run(() =>
            {
                using var connection = open();
                return run(connection);
            });
        }
        catch (SqliteException e)
        {
            throw SqliteFailure.Explain(e, file.Path);
        }
    }
}
