using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Puffy.Certificates;
using Puffy.Grains.Options;
using Puffy.PostgreSql;
using Puffy.Silo.Access;
using Puffy.Silo.Hosting;
using Puffy.Silo.Sqlite;

namespace Puffy.Silo.Tests.Access;

/// <summary>A silo with a certificate over a file, and clients of it.</summary>
public sealed class GuardedSilo : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _gateway = FreePort.Next();
    private readonly List<IHost> _hosts = [];

    public GuardedSilo() => Shop = new Authority(_folder.Path, "shop");

    /// <summary>Signs the certificates of the silo and its clients.</summary>
    public Authority Shop { get; }

    public async ValueTask InitializeAsync()
    {
        var builder = Empty();
        builder.Services.AddSingleton<RulesInForce>();
        builder.UseOrleans(silo => silo
            .AddPuffyStore(new StoreOptions(_folder.Store))
            .UseLocalhostClustering(FreePort.Next(), _gateway)
            .Configure<ClusterOptions>(Cluster)
            .UseCertificate(ClusterCertificate.OfSilo(Files(Shop.Silo("silo")), TimeProvider.System)));
        await StartAsync(builder);
    }

    /// <summary>A client that uses a certificate as it should.</summary>
    public Task<IGrainFactory> ConnectAsync(params string[] units) => ConnectAsync(string.Join('-', ["client", .. units]), units, _ => { });

    /// <summary>A client that adds something of its own.</summary>
    public async Task<IGrainFactory> ConnectAsync(string name, string[] units, Action<IClientBuilder> configure)
    {
        var builder = Empty();
        builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, _gateway)).Configure<ClusterOptions>(Cluster);
            client.Services.AddStoreErrors();
            client.UseCertificate(ClusterCertificate.OfClient(Files(Shop.Client(name, units)), TimeProvider.System), _ => { });
            configure(client);
        });
        return (await StartAsync(builder)).Services.GetRequiredService<IGrainFactory>();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in Enumerable.Reverse(_hosts))
        {
            await host.StopAsync();
            host.Dispose();
        }

        Shop.Dispose();
        _folder.Dispose();
    }

    private static CertificateFiles Files(CertificatePaths paths) => new(paths.Certificate, paths.Key, paths.Authority);

    private static void Cluster(ClusterOptions cluster) => cluster.ClusterId = cluster.ServiceId = "puffy";

    private static HostApplicationBuilder Empty()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        return builder;
    }

    private async Task<IHost> StartAsync(HostApplicationBuilder builder)
    {
        var host = builder.Build();
        await host.StartAsync();
        _hosts.Add(host);
        return host;
    }
}
