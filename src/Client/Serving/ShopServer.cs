using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using Orleans.Serialization;
using Puffy.Analytics;
using Puffy.Api;
using Puffy.Client.Stores;
using Puffy.Collector;
using Puffy.Collector.Canaries;
using Puffy.Collector.Doors;
using Puffy.Collector.Health;
using Puffy.Collector.Keys;
using Puffy.Collector.Telemetry;
using Puffy.Grains.Keys;
using Puffy.Grains.Telemetry;

namespace Puffy.Client.Serving;

/// <summary>Serves a store over HTTP: the collector, health and metrics.</summary>
internal sealed class ShopServer : IAsyncDisposable
{
    /// <summary>Requests that have begun get so long to end after the signal to stop.</summary>
    private static readonly TimeSpan FinishWithin = TimeSpan.FromSeconds(12);

    private readonly WebApplication _application;

    private ShopServer(WebApplication application) => _application = application;

    /// <summary>The address that is open, such as <c>http://127.0.0.1:8750</c>.</summary>
    public string Address => _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Opens the doors of a store.</summary>
    /// <exception cref="InvalidInputException">The address can't be used.</exception>
    public static async Task<ShopServer> StartAsync(OpenStore store, ServeOptions options, CancellationToken cancellationToken)
    {
        options.Validate();
        var application = Build(store, options);
        try
        {
            await application.StartAsync(cancellationToken);
            return new ShopServer(application);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            await application.DisposeAsync();
            throw new InvalidInputException($"--listen: {options.Listen} is in use. Stop what listens there, or choose another port.", exception);
        }
    }

    /// <summary>Takes no more requests, and finishes those that have begun: all that was answered is durable.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.Services.FinishCollectingAsync();
        await _application.DisposeAsync();
    }

    private static WebApplication Build(OpenStore store, ServeOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(options.Listen, listener =>
            {
                if (options.Certificate is { } certificate)
                {
                    listener.UseHttps(certificate);
                }
            });
        });
        builder.Services
            .AddSingleton<ILoggerFactory>(new BorrowedLog(store.Log))
            .AddSingleton<IHostLifetime, CommandLifetime>()
            .Configure<HostOptions>(host => host.ShutdownTimeout = FinishWithin)
            .AddRouting()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(store.Grains)
            .AddSingleton(store.Rules.Emails)
            .AddCollector(_ => new CollectorOptions { Mappings = options.Mappings, Silo = ThisStart(), Emails = store.Rules.Emails }, _ => store.Shards)
            .AddPuffyApi(_ => store.Shards)
            .AddHealthChecks().AddCheck<StoreReadiness>("store", timeout: TimeSpan.FromSeconds(5));
        if (options.Spool is { } spool)
        {
            builder.Services.AddSerializer().AddSpool(spool);
        }

        if (options.CanaryInterval is { } interval)
        {
            builder.Services.AddCanary(new CanaryOptions(services => OwnAddress.Of(services, port: null), _ => store.Shards) { Interval = interval });
        }

        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(PuffyMeter.Name, CollectorMeter.Name)
            .AddPrometheusExporter());

        var application = builder.Build();
        var keys = application.Services.GetRequiredService<KeyRing>();
        Use(keys, options.WriteKey, KeyKind.Write);
        Use(keys, options.ReadKey, KeyKind.Read);
        application.UseRouting();
        application.MapCollector();
        application.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        application.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = CollectorHealth.WriteAsync });
        application.MapPrometheusScrapingEndpoint();
        application.MapPuffyApi();
        return application;
    }

    private static void Use(KeyRing keys, string? text, KeyKind kind)
    {
        if (text is not null)
        {
            keys.Use(ApiKey.Of($"{kind.ToString().ToLowerInvariant()}-of-this-run", kind, text));
        }
    }

    /// <summary>This process in the load ledger: the machine, and when it started, as its row numbers begin at 1.</summary>
    private static string ThisStart() => string.Create(
        CultureInfo.InvariantCulture, $"{Dns.GetHostName()}@{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}");

    /// <summary>Leaves signals such as Ctrl+C to the command.</summary>
    private sealed class CommandLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>A log that stays its owner's when the server is disposed.</summary>
    private sealed class BorrowedLog(ILoggerFactory log) : ILoggerFactory
    {
        public void AddProvider(ILoggerProvider provider) => log.AddProvider(provider);

        public ILogger CreateLogger(string categoryName) => log.CreateLogger(categoryName);

        public void Dispose()
        {
            // Its owner logs on.
        }
    }
}
