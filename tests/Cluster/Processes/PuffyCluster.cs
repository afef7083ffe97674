using System.Globalization;
using System.Text.Json;
using Npgsql;
using Puffy.Certificates;
using Puffy.Cluster.Shop;
using Puffy.CommandLine;
using Puffy.PostgreSql;

namespace Puffy.Cluster.Processes;

/// <summary>Silos in processes of their own over a database of a PostgreSQL of their own.</summary>
internal sealed class PuffyCluster : IAsyncDisposable
{
    /// <summary>How long a command may take while faults are about.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly Workplace _place = new();
    private readonly NpgsqlDataSource _watch;
    private readonly string _throughLinks;
    private readonly List<SiloProcess> _silos = [];
    private readonly List<DatabaseLink> _links = [];
    private readonly Collecting _collecting;
    private readonly CertificatePaths _client;
    private int _exports;

    private PuffyCluster(PostgresServer server, string database, Collecting collecting)
    {
        (Server, _collecting) = (server, collecting);
        _watch = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { Pooling = false });
        _throughLinks = database;
        Authority = new Authority(_place["certificates"], "shop");
        _client = Authority.Client("client", ["read", "load", "erase"]);
    }

    public PostgresServer Server { get; }

    /// <summary>A folder of the cluster's own.</summary>
    public Workplace Place => _place;

    /// <summary>Signs the certificates of the silos and of the client.</summary>
    public Authority Authority { get; }

    public IReadOnlyList<SiloProcess> Silos => _silos;

    /// <summary>The network between each silo and the database, in the order of the silos.</summary>
    public IReadOnlyList<DatabaseLink> Links => _links;

    /// <summary>What all silos wrote.</summary>
    public string Logs => string.Concat(_silos.Select(silo => silo.Log));

    /// <summary>Starts silos and waits until they are ready.</summary>
    /// <param name="server">Where a database is made for them.</param>
    /// <param name="silos">How many.</param>
    /// <param name="collecting">Whether they take events over HTTP.</param>
    public static async Task<PuffyCluster> StartAsync(PostgresServer server, int silos, Collecting collecting)
    {
        var cluster = new PuffyCluster(server, await server.CreateDatabaseAsync(), collecting);
        try
        {
            for (var i = 0; i < silos; i++)
            {
                cluster.AddSilo().Start();
            }

            await cluster.ReadyAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds a silo, which is still to be started.</summary>
    public SiloProcess AddSilo() => AddSilo(Authority.Silo(string.Create(CultureInfo.InvariantCulture, $"silo-{_silos.Count + 1}")));

    /// <summary>Adds a silo with a certificate, which is still to be started.</summary>
    public SiloProcess AddSilo(CertificatePaths certificate)
    {
        var settings = new NpgsqlConnectionStringBuilder(_throughLinks);
        var port = FreePort.Next();
        _links.Add(new DatabaseLink(port, settings.Port));
        settings.Port = port;
        var silo = new SiloProcess(_place, settings.ConnectionString, certificate, _silos.Count + 1, _collecting);
        _silos.Add(silo);
        return silo;
    }

    /// <summary>Waits until every silo that runs is ready.</summary>
    public Task ReadyAsync() => Task.WhenAll(_silos.Where(silo => silo.IsRunning).Select(silo => silo.ReadyAsync()));

    /// <summary>Starts those silos that do not run.</summary>
    public void StartLostSilos()
    {
        foreach (var silo in _silos.Where(silo => !silo.IsRunning))
        {
            silo.Start();
        }
    }

    /// <summary>Starts <c>puffy</c> with this cluster, as a process that a test can kill.</summary>
    public PuffyProcess StartPuffy(params string[] arguments) => PuffyProcess.Start(_place, "puffy", WithCluster(arguments));

    /// <summary>Runs <c>puffy</c> with this cluster in the test's own process, which is cheaper.</summary>
    public Task<CommandResult> AskAsync(params string[] arguments) => PuffyCommand.RunAsync(WithCluster(arguments));

    /// <summary>Runs <c>puffy</c> with this cluster and certificate in the test's own process.</summary>
    public Task<CommandResult> AskAsync(CertificatePaths certificate, params string[] arguments) => PuffyCommand.RunAsync(WithCluster(certificate, arguments));

    /// <summary>Runs <c>puffy</c> with this cluster and no certificate in the test's own process.</summary>
    public Task<CommandResult> AskInTheClearAsync(params string[] arguments) => PuffyCommand.RunAsync([.. arguments, .. ClusterFlags]);

    /// <summary>Runs <c>puffy</c> with this cluster in the test's own process; it must succeed.</summary>
    /// <returns>What it answered.</returns>
    public async Task<string> PuffyAsync(params string[] arguments) => (await PuffyCommand.DoneAsync(WithCluster(arguments))).Output;

    /// <summary>Starts a load of files.</summary>
    public PuffyProcess StartLoad(params string[] paths) => StartPuffy(["load", "--input", .. paths]);

    /// <summary>Starts a live sender of files to a silo's collector.</summary>
    public PuffyProcess StartSending(SiloProcess silo, string key, IEnumerable<string> files, params string[] flags) =>
        PuffyProcess.Start(_place, "puffy", ["send", "--to", silo.Collector, "--key", key, .. flags, .. files]);

    /// <summary>Waits for the end of a command, which must succeed.</summary>
    public static Task DoneAsync(PuffyProcess command) => command.DoneAsync(Patience);

    /// <summary>Exports all tables.</summary>
    /// <returns>Their folder.</returns>
    public async Task<string> ExportAsync()
    {
        var folder = _place[$"tables-{++_exports}"];
        await PuffyAsync("export", "--output", folder);
        return folder;
    }

    /// <summary>Exports all tables, loads their events into a fresh store as a file, and exports that.</summary>
    /// <returns>The folders of the tables of both.</returns>
    public async Task<(TableFolder Live, TableFolder Loaded)> ExportTwiceAsync()
    {
        var (live, store, loaded) = (await ExportAsync(), _place["loaded.store"], _place["loaded"]);
        await PuffyCommand.DoneAsync("load", "--input", Path.Combine(live, "bronze", "cleaned_events.csv"), "--store", store);
        await PuffyCommand.DoneAsync("export", "--store", store, "--output", loaded);
        return (new TableFolder(live), new TableFolder(loaded));
    }

    /// <summary>Recomputes all rollups.</summary>
    /// <returns>How many figures differed.</returns>
    public async Task<int> ReconcileAsync()
    {
        // Status 2 says that something differed; the answer says what.
        var result = await AskAsync("reconcile", "--json");
        Assert.True(result.Status is 0 or 2, $"puffy reconcile ended with {result.Status}.\n{result.Error}{result.Output}");
        using var answer = JsonDocument.Parse(result.Output);
        return answer.RootElement.EnumerateObject().Sum(rollup => rollup.Value.EnumerateObject()
            .Single(figure => figure.Name.Equals("differences", StringComparison.OrdinalIgnoreCase)).Value.GetInt32());
    }

    /// <summary>Executes a statement that changes one row, below the silos.</summary>
    public async Task ExecuteAsync(string statement)
    {
        await using var command = _watch.CreateCommand(statement);
        Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>How many writes to journeys are durable.</summary>
    public async Task<long> WritesAsync()
    {
        await using var command = _watch.CreateCommand("SELECT coalesce(sum(sequence), 0)::bigint FROM puffy.shard_totals");
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Waits until a number of writes to journeys are durable, or a load ends, whichever is first.</summary>
    public async Task WritesAsync(long atLeast, PuffyProcess load)
    {
        while (!load.HasEnded && await WritesAsync() < atLeast)
        {
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Every table of the database in which a text stands, as it is or as bytes.</summary>
    public async Task<IReadOnlyList<string>> TablesMentioningAsync(string text)
    {
        var tables = new List<string>();
        await using (var names = _watch.CreateCommand("SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"))
        await using (var reader = await names.ExecuteReaderAsync(TestContext.Current.CancellationToken))
        {
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                tables.Add(reader.GetString(0));
            }
        }

        Assert.NotEmpty(tables);
        var mentioning = new List<string>();
        foreach (var table in tables)
        {
            // A row as text writes bytes as hexadecimal digits.
            await using var command = _watch.CreateCommand($"SELECT count(*) FROM {table} AS t WHERE strpos(t::text, $1) > 0 OR strpos(t::text, encode(convert_to($1, 'UTF8'), 'hex')) > 0");
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = text });
            if ((long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))! > 0)
            {
                mentioning.Add(table);
            }
        }

        return mentioning;
    }

    private string[] ClusterFlags => ["--cluster", string.Join(',', _silos.Select(silo => silo.Gateway)), "--call-timeout", "8s"];

    private string[] WithCluster(string[] arguments) => WithCluster(_client, arguments);

    private string[] WithCluster(CertificatePaths certificate, string[] arguments) => [.. arguments, .. ClusterFlags, .. certificate.Flags];

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos)
        {
            await silo.EndAsync();
        }

        _links.ForEach(link => link.Dispose());
        Authority.Dispose();
        _place.Dispose();
        await _watch.DisposeAsync();
    }
}
