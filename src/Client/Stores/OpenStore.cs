using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Options;
using Puffy.Analytics.Users;
using Puffy.Client.Logs;
using Puffy.Client.Stores.Cluster;
using Puffy.Grains.Loading;
using Puffy.Grains.Options;
using Puffy.Grains.Rollups;
using Puffy.Grains.Storage;
using Puffy.Queries;
using Puffy.Silo.Hosting;
using Puffy.Silo.Sqlite;

namespace Puffy.Client.Stores;

/// <summary>A store that is open, in this process or through a cluster: its grains, and the rules under which they compute.</summary>
internal sealed class OpenStore : IAsyncDisposable
{
    private readonly IAsyncDisposable _connection;
    private readonly ILoggerFactory _log;

    private OpenStore(IAsyncDisposable connection, ILoggerFactory log, IGrainFactory grains, ClusterPatience? patience, int shards, AnalysisRules rules)
    {
        _connection = connection;
        _log = log;
        Grains = grains;
        Patience = patience;
        Rules = rules;
        Shards = shards;
        Figures = new Figures(grains, shards);
        Queries = new StoreQueries(grains, shards, rules.Emails);
    }

    /// <summary>Gives references to grains.</summary>
    public IGrainFactory Grains { get; }

    /// <summary>Where the framework logs.</summary>
    public ILoggerFactory Log => _log;

    /// <summary>How to wait for silos that do not answer; null where the silo is in this process.</summary>
    public ClusterPatience? Patience { get; }

    /// <summary>Into how many shards the store divides its users.</summary>
    public int Shards { get; }

    /// <summary>The rules in force.</summary>
    public AnalysisRules Rules { get; }

    /// <summary>The rollups.</summary>
    public Figures Figures { get; }

    /// <summary>Answers questions.</summary>
    public StoreQueries Queries { get; }

    /// <summary>The currency of figures in money.</summary>
    public Task<Currency> MainCurrencyAsync(CancellationToken cancellationToken) => Figures.MainCurrencyAsync(Rules.Options.Currency, cancellationToken);

    /// <summary>The load ledger.</summary>
    public ILoadLedgerGrain Ledger => Grains.GetGrain<ILoadLedgerGrain>(0);

    /// <summary>Opens the store in a file with a silo in this process.</summary>
    /// <exception cref="StoreException">The store cannot be opened.</exception>
    public static async Task<OpenStore> OpenAsync(
        string path, FrameworkLog log, Func<AnalysisOptions, AnalysisOptions>? change, CancellationToken cancellationToken)
    {
        var emails = EmailSecret.Read();
        var loggers = log.Open();
        try
        {
            var silo = await EmbeddedSilo.StartAsync(
                new StoreOptions(path),
                builder => builder.Services
                    .AddSingleton(emails)
                    .AddSingleton<RulesInForce>()
                    .Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromMinutes(10)),
                loggers,
                cancellationToken);
            return await UseAsync(silo, loggers, silo.Grains, patience: null, change, emails);
        }
        catch
        {
            loggers.Dispose();
            throw;
        }
    }

    /// <summary>Connects to the silos of a cluster.</summary>
    /// <exception cref="StoreException">No silo answers.</exception>
    public static async Task<OpenStore> ConnectAsync(
        ClusterAddress cluster, FrameworkLog log, Func<AnalysisOptions, AnalysisOptions>? change, CancellationToken cancellationToken)
    {
        var emails = EmailSecret.Read();
        var loggers = log.Open();
        try
        {
            var connection = await ClusterConnection.OpenAsync(cluster, loggers, cancellationToken);
            return await UseAsync(connection, loggers, connection.Grains, connection.Patience, change, emails);
        }
        catch
        {
            loggers.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _log.Dispose();
    }

    /// <summary>Agrees with the silos on the analysis options. A caller that changes none only reads them.</summary>
    internal static async Task<AnalysisOptions> AgreeAsync(IAnalysisOptionsGrain grain, Func<AnalysisOptions, AnalysisOptions>? change)
    {
        var remembered = await grain.GetAsync();
        if (change is null)
        {
            return remembered;
        }

        var options = change(remembered);
        if (options.Canonical() != remembered.Canonical())
        {
            await grain.UseAsync(options);
        }

        return options;
    }

    /// <summary>Agrees with the silos on the analysis options before anything else is asked of them.</summary>
    private static async Task<OpenStore> UseAsync(
        IAsyncDisposable connection, ILoggerFactory log, IGrainFactory grains, ClusterPatience? patience, Func<AnalysisOptions, AnalysisOptions>? change, EmailHashing emails)
    {
        try
        {
            var options = await AgreeAsync(grains.GetGrain<IAnalysisOptionsGrain>(0), change is null ? null : Checked);
            var shards = await grains.GetGrain<ILoadLedgerGrain>(0).GetShardsAsync();
            return new OpenStore(connection, log, grains, patience, shards, new AnalysisRules(options, emails));

            AnalysisOptions Checked(AnalysisOptions remembered)
            {
                // Before a cluster takes other options of a caller that then can't go on.
                remembered.RequireEmailKey(emails);
                return change(remembered);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
