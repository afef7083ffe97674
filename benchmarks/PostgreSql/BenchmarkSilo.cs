using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;
using Puffy.Grains.Options;
using Puffy.Silo.Hosting;
using Puffy.Silo.PostgreSql;

namespace Puffy.Benchmarks.PostgreSql;

/// <summary>One silo with both storages of journeys in one database.</summary>
internal static class BenchmarkSilo
{
    /// <summary>As many as the whole of a silo's budget: the plain provider is held back by round trips, not by connections.</summary>
    private const int PlainConnections = 17;

    public static async Task<IHost> StartAsync(PostgreSqlOptions options)
    {
        var plain = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            SearchPath = options.Schema,
            MaxPoolSize = PlainConnections,
            MaxAutoPrepare = 20,
        });
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering();
            silo.Configure<ClusterOptions>(cluster => cluster.ClusterId = cluster.ServiceId = "puffy");
            silo.AddPuffyStore(options);
            silo.Services.AddSingleton<RulesInForce>();
            silo.AddAdoNetGrainStorage(PlainUserGrain.Storage, storage => storage.Configure<Serializer>((adoNet, serializer) =>
            {
                adoNet.Invariant = "Npgsql";
                adoNet.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
                adoNet.DataSource = plain;
            }));
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
