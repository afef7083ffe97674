using Npgsql;
using Puffy.Silo.States;

namespace Puffy.Silo.PostgreSql;

/// <inheritdoc cref="IStateWitness"/>
internal sealed class PostgreSqlStateWitness(StoreDatabase database) : IStateWitness
{
    /// <summary>No state has this type, and no index serves an expression.</summary>
    private const string IsThisState = "service || '' = 'puffy' AND type || '' = 'saved states' AND key || '' = $1";

    /// <inheritdoc/>
    public async Task<bool> HasAsync(string state) => (bool)(await RunAsync($"SELECT EXISTS (SELECT FROM grain_states WHERE {IsThisState})", state))!;

    /// <inheritdoc/>
    public Task AddAsync(string state) => RunAsync(
        "INSERT INTO grain_states(service, type, n0, n1, key, version, payload) VALUES ('puffy', 'saved states', 0, 0, $1, 1, NULL) ON CONFLICT DO NOTHING", state);

    /// <inheritdoc/>
    public Task RemoveAsync(string state) => RunAsync($"DELETE FROM grain_states WHERE {IsThisState}", state);

    private async Task<object?> RunAsync(string sql, string state)
    {
        try
        {
            await using var command = database.States.CreateCommand(sql);
            command.Parameters.Add(new NpgsqlParameter { Value = state });
            return await command.ExecuteScalarAsync();
        }
        catch (NpgsqlException e)
        {
            throw PostgreSqlFailure.Explain(e, database.Name);
        }
    }
}
