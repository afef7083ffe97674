using Npgsql;
using Puffy.Grains.Storage;
using Puffy.Silo.PostgreSql;
using static Puffy.Silo.Tests.Journeys;

namespace Puffy.Silo.Tests;

/// <summary>Who may create a store, and who may only use it.</summary>
public sealed class PostgreSqlSchemaTests(PostgreSqlDatabase database)
{
    [Fact]
    public void The_server_compiles_no_statement_as_that_takes_longer_than_to_run_it()
    {
        using var connections = new StoreDatabase(database.NewOptions());
        foreach (var source in (NpgsqlDataSource[])[connections.Writer, connections.Readers, connections.Scans])
        {
            using var command = source.CreateCommand("SHOW jit");
            Assert.Equal("off", command.ExecuteScalar());
        }
    }

    [Fact]
    public void A_store_of_a_newer_version_is_refused_with_both_versions()
    {
        var options = database.NewOptions();
        PostgreSqlStore.Open(options).Dispose();
        PostgreSqlDatabase.Execute(options, "UPDATE store_settings SET version = 4");

        Assert.Contains("written by a newer puffy (store version 4; this one knows 3)", Refusal(options), StringComparison.Ordinal);
    }

    [Fact]
    public void A_silo_that_may_not_migrate_does_not_create_a_store()
    {
        var options = database.NewOptions() with { Migrate = false };

        Assert.Contains("does not exist, and this silo may not create it", Refusal(options), StringComparison.Ordinal);
    }

    [Fact]
    public void A_silo_that_may_not_migrate_does_not_upgrade_a_store()
    {
        var options = database.OptionsOfVersion1();

        Assert.Contains("is of version 1, and this silo, which needs 3, may not upgrade it", Refusal(options with { Migrate = false }), StringComparison.Ordinal);

        PostgreSqlStore.Open(options).Dispose();
        PostgreSqlStore.Open(options with { Migrate = false }).Dispose();
    }

    [Fact]
    public async Task Silos_that_start_at_once_upgrade_a_store_once()
    {
        var options = database.OptionsOfVersion1();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PostgreSqlStore.Open(options).Dispose())));

        using var store = PostgreSqlStore.Open(options);
        Assert.Equal(new Dictionary<int, int> { [1] = 3, [2] = 1 }, await store.Erasures.ReadErasedRowsAsync());
    }

    [Fact]
    public async Task A_silo_of_version_1_that_still_runs_can_erase_and_its_rows_count()
    {
        var options = database.OptionsOfVersion1();
        using var store = PostgreSqlStore.Open(options);

        PostgreSqlDatabase.Execute(options, "INSERT INTO erased_rows(file_id, rows) VALUES (1, 2) ON CONFLICT (file_id) DO UPDATE SET rows = erased_rows.rows + excluded.rows");

        Assert.Equal(new Dictionary<int, int> { [1] = 5, [2] = 1 }, await store.Erasures.ReadErasedRowsAsync());
    }

    [Fact]
    public async Task A_role_that_may_only_read_and_write_rows_runs_a_store_that_another_owns()
    {
        var options = database.NewOptions(shards: 1);
        PostgreSqlStore.Open(options).Dispose();
        var role = $"{options.Schema}_run";
        PostgreSqlDatabase.Execute(options, $"""
            CREATE ROLE {role} LOGIN;
            GRANT USAGE ON SCHEMA {options.Schema} TO {role};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {options.Schema} TO {role};
            """);
        using var store = PostgreSqlStore.Open(options with
        {
            Migrate = false,
            ConnectionString = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Username = role }.ConnectionString,
        });

        await store.Journeys.WriteAsync(0, [First("ann"), First("bob")]);
        await store.Journeys.WriteAsync(0, [Next("ann", 1, Page(1, "more"))]);
        Assert.True(await store.Quarantine.WriteAsync([new QuarantinedRow(1, 1, 0, "", "ann", "", null, 0)], erasuresKnown: 0));
        Assert.Equal(3, await store.Erasures.EraseAsync(0, new Erasure("ann", [1], 2, [new(1, 7)])));
        Assert.Equal(["bob v1: 0=events"], await (await store.Journeys.ScanAsync(0)).Lines());
        Assert.Equal(2, (await store.Erasures.ReadErasedRowsAsync())[1]);
    }

    [Fact]
    public void A_role_without_rights_is_told_so()
    {
        var options = database.NewOptions();
        PostgreSqlStore.Open(options).Dispose();
        var role = $"{options.Schema}_none";
        PostgreSqlDatabase.Execute(options, $"CREATE ROLE {role} LOGIN");

        var refusal = Refusal(options with { ConnectionString = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Username = role }.ConnectionString });

        Assert.Contains("denied the role a permission that it needs", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_with_fewer_connections_than_a_silo_may_take_is_refused_with_both_numbers()
    {
        var options = database.NewOptions();
        var role = $"{options.Schema}_few";
        PostgreSqlDatabase.Execute(options with { Schema = "public" }, $"CREATE ROLE {role} LOGIN SUPERUSER CONNECTION LIMIT 5");

        var refusal = Refusal(options with { ConnectionString = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Username = role }.ConnectionString });

        Assert.Contains("allows 5 connections (the connection limit of the role), but a silo may take 17", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_acknowledges_what_is_not_on_disk_is_refused()
    {
        var options = database.NewOptions();
        var role = $"{options.Schema}_hasty";
        PostgreSqlDatabase.Execute(options with { Schema = "public" }, $"CREATE ROLE {role} LOGIN SUPERUSER; ALTER ROLE {role} SET synchronous_commit = off");

        var refusal = Refusal(options with { ConnectionString = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Username = role }.ConnectionString });

        Assert.Contains("synchronous_commit is off", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_never_takes_more_connections_than_its_budget()
    {
        var options = database.NewOptions(shards: 4) with { ReadConnections = 2, ScanConnections = 3, StateConnections = 1 };
        using var store = PostgreSqlStore.Open(options with { ConnectionString = options.ConnectionString + ";Application Name=" + options.Schema });
        await store.Journeys.WriteAsync(0, [.. Enumerable.Range(0, 3000).Select(i => First($"user {i}"))]);

        // More scans than there are connections for: the others wait for their turn.
        var scans = Enumerable.Range(0, 20).Select(async _ => (await (await store.Journeys.ScanAsync(0)).Lines()).Count);
        var reads = Enumerable.Range(0, 200).Select(async i => (await store.Journeys.ReadAsync(0, [$"user {i}"])).Count);
        var counts = await Task.WhenAll(scans.Concat(reads));

        Assert.Equal(20 * 3000 + 200, counts.Sum());
        using var connection = new NpgsqlConnection(options.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE application_name = $1", connection) { Parameters = { new() { Value = options.Schema } } };
        Assert.InRange((long)(await command.ExecuteScalarAsync())!, 1, options.Connections);
    }

    [Theory]
    [InlineData("Host=", "lacks a host")]
    [InlineData("Host=a", "or a database")]
    [InlineData("no such thing", "cannot be read")]
    public void A_connection_string_that_cannot_be_is_refused(string connectionString, string words) =>
        Assert.Contains(words, Refusal(new PostgreSqlOptions(connectionString)), StringComparison.Ordinal);

    [Fact]
    public void Options_that_cannot_be_are_refused()
    {
        var options = new PostgreSqlOptions("Host=127.0.0.1;Database=shop");

        Assert.Contains("cannot have the schema 'Shop; DROP'", Refusal(options with { Schema = "Shop; DROP" }), StringComparison.Ordinal);
        Assert.Contains("cannot have the schema 'public'", Refusal(options with { Schema = "public" }), StringComparison.Ordinal);
        Assert.Contains("cannot have 0 shards", Refusal(options with { Shards = 0 }), StringComparison.Ordinal);
        Assert.Contains("not 0 to read, 8 to scan and 4 for states", Refusal(options with { ReadConnections = 0 }), StringComparison.Ordinal);
        Assert.Contains("cannot wait 00:00:00", Refusal(options with { Timeout = TimeSpan.Zero }), StringComparison.Ordinal);
    }

    private static string Refusal(PostgreSqlOptions options) => Assert.Throws<StoreException>(() => PostgreSqlStore.Open(options)).Message;
}
