using Npgsql;
using Puffy.Grains.Storage;
using Puffy.PostgreSql;
using Puffy.Silo.PostgreSql;
using Puffy.Silo.Tests;

[assembly: AssemblyFixture(typeof(PostgreSqlDatabase))]

namespace Puffy.Silo.Tests;

/// <summary>A PostgreSQL database for all tests of this program; each store has a schema of its own in it.</summary>
public sealed class PostgreSqlDatabase : IAsyncLifetime
{
    private PostgresServer? _server;
    private string _connectionString = "";
    private int _schemas;

    public async ValueTask InitializeAsync()
    {
        if (PostgresServer.IsAvailable)
        {
            // What survives a crash of the server is tested elsewhere, with servers of the tests' own.
            _server = await PostgresServer.StartAsync("fsync = off", "max_connections = 400");
            _connectionString = await _server.CreateDatabaseAsync();
        }
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Options of a store that does not exist yet. Skips the test where there is no server.</summary>
    public PostgreSqlOptions NewOptions(int shards = 32)
    {
        Assert.SkipUnless(_server is not null, PostgresServer.WhySkipped);
        return new PostgreSqlOptions(_connectionString) { Schema = $"store_{Interlocked.Increment(ref _schemas)}", Shards = shards };
    }

    /// <summary>A new store.</summary>
    public TestedStore NewStore(int shards) => new Store(NewOptions(shards));

    /// <summary>Options of a store that version 1 wrote.</summary>
    public PostgreSqlOptions OptionsOfVersion1()
    {
        var options = NewOptions();
        Execute(options, $"CREATE SCHEMA {options.Schema}; {TestedStore.Version1("postgresql")}");
        return options;
    }

    /// <summary>A store that version 1 wrote.</summary>
    public TestedStore StoreOfVersion1() => new Store(OptionsOfVersion1());

    /// <summary>Runs statements in a store's schema.</summary>
    public static void Execute(PostgreSqlOptions options, string sql)
    {
        using var connection = new NpgsqlConnection($"{options.ConnectionString};Pooling=false;Search Path={options.Schema}");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private sealed class Store(PostgreSqlOptions options) : TestedStore
    {
        private PostgreSqlStore _store = PostgreSqlStore.Open(options);

        public override string Name => _store.Name;

        public override StoreSettings Settings => _store.Settings;

        public override IJourneyStore Journeys => _store.Journeys;

        public override IQuarantineStore Quarantine => _store.Quarantine;

        public override IErasureStore Erasures => _store.Erasures;

        public override long Commits => _store.Commits;

        public override void Close() => _store.Dispose();

        public override void Reopen(int shards) => _store = PostgreSqlStore.Open(options with { Shards = shards });

        public override void Dispose()
        {
            Close();
            Execute(options, $"DROP SCHEMA {options.Schema} CASCADE");
        }
    }
}
