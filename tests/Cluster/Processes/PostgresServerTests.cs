using Npgsql;
using Puffy.PostgreSql;

namespace Puffy.Cluster.Processes;

public class PostgresServerTests
{
    [PostgresFact]
    public async Task What_was_committed_survives_an_immediate_stop_and_the_port_stays()
    {
        await using var server = await PostgresServer.StartPrivateAsync();
        var before = await server.CreateDatabaseAsync();
        await Execute(before, "CREATE TABLE t (n int); INSERT INTO t VALUES (7)");

        await server.RestartAsync(immediate: true);

        Assert.Equal(7, await Execute(before, "SELECT n FROM t"));
    }

    [PostgresFact]
    public async Task A_paused_server_answers_nobody_until_it_goes_on()
    {
        await using var server = await PostgresServer.StartPrivateAsync();
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("SELECT 7", connection);

        server.Pause();
        var answer = command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        Assert.False(answer.IsCompleted);

        server.Resume();
        Assert.Equal(7, await answer);
    }

    [PostgresFact]
    public async Task Nothing_is_left_of_a_disposed_server_even_if_it_was_paused()
    {
        var server = await PostgresServer.StartPrivateAsync();
        server.Pause();
        await server.DisposeAsync();

        Assert.False(Directory.Exists(server.Folder));
        await Assert.ThrowsAsync<NpgsqlException>(() => server.ExecuteAsync("SELECT 1"));
    }

    private static async Task<object?> Execute(string database, string statement)
    {
        await using var connection = new NpgsqlConnection($"{database};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
