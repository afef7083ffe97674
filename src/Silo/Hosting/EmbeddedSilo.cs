using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;
using Puffy.Grains.Storage;
using Puffy.Silo.Sqlite;

namespace Puffy.Silo.Hosting;

/// <summary>
/// One silo inside this process, with its store in a file: a cluster of itself, which takes no clients from outside.
/// Several processes may run one each, side by side, on different stores.
/// </summary>
public sealed class EmbeddedSilo : IAsyncDisposable
{
    private readonly SqliteStore _store;
    private readonly IHost _host;

    private EmbeddedSilo(SqliteStore store, IHost host)
    {
        _store = store;
        _host = host;
        Grains = host.Services.GetRequiredService<IGrainFactory>();
    }

    /// <summary>Gives references to grains.</summary>
    public IGrainFactory Grains { get; }

    /// <summary>The silo's services, among them the stores.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>The settings the store was created with.</summary>
    public StoreSettings StoreSettings => _store.Settings;

    /// <summary>Opens the store and starts the silo.</summary>
    /// <param name="options">The store.</param>
    /// <param name="configure">Adds further services and options to the silo.</param>
    /// <param name="loggers">Where logs go, and which; if null, nowhere. It stays the caller's.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <exception cref="StoreException">The store cannot be opened.</exception>
    public static async Task<EmbeddedSilo> StartAsync(
        StoreOptions options,
        Action<ISiloBuilder>? configure = null,
        ILoggerFactory? loggers = null,
        CancellationToken cancellationToken = default)
    {
        var store = SqliteStore.Open(options);
        IHost? host = null;
        try
        {
            host = BuildHost(store, configure, loggers);
            await host.StartAsync(cancellationToken);
            return new EmbeddedSilo(store, host);
        }
        catch
        {
            host?.Dispose();
            store.Dispose();
            throw;
        }
    }

    /// <summary>Deactivates all grains, so that they write what they have not yet written, stops the silo, and closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _host.StopAsync();
        }
        finally
        {
            _host.Dispose();
            _store.Dispose();
        }
    }

    private static IHost BuildHost(SqliteStore store, Action<ISiloBuilder>? configure, ILoggerFactory? loggers)
    {
        // Nothing is read from settings files or the environment: an embedded silo is what its caller says.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(loggers ?? NullLoggerFactory.Instance);
        builder.Services.AddSingleton<IHostLifetime, CallerLifetime>();
        builder.UseOrleans(silo =>
        {
            var port = FreePort();
            silo.UseLocalhostClustering(port, gatewayPort: 0);
            silo.Configure<ClusterOptions>(cluster => cluster.ClusterId = cluster.ServiceId = "puffy");
            silo.AddPuffyStore(store);
            configure?.Invoke(silo);
        });
        return builder.Build();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Leaves signals such as Ctrl+C to the program that the silo is embedded in.</summary>
    private sealed class CallerLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
