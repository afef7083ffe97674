using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Puffy.Analytics.Journeys;
using Puffy.Grains.Loading;
using Puffy.Grains.Monitoring;
using Puffy.Grains.Options;
using Puffy.Grains.Rollups;
using Puffy.Silo;

namespace Puffy.Client.Stores;

/// <summary>A store that is open in this process: its grains, and the rules under which they compute.</summary>
internal sealed class OpenStore : IAsyncDisposable
{
    private readonly EmbeddedSilo _silo;

    private OpenStore(EmbeddedSilo silo, AnalysisRules rules)
    {
        _silo = silo;
        Rules = rules;
        Shards = silo.StoreSettings.Shards;
        Figures = new Figures(silo.Grains, Shards);
    }

    /// <summary>Gives references to grains.</summary>
    public IGrainFactory Grains => _silo.Grains;

    /// <summary>Into how many shards the store divides its users.</summary>
    public int Shards { get; }

    /// <summary>The rules in force.</summary>
    public AnalysisRules Rules { get; }

    /// <summary>The rollups.</summary>
    public Figures Figures { get; }

    /// <summary>The load ledger.</summary>
    public ILoadLedgerGrain Ledger => Grains.GetGrain<ILoadLedgerGrain>(0);

    /// <summary>Judges the store.</summary>
    public IMonitorGrain Monitor => Grains.GetGrain<IMonitorGrain>(0);

    /// <summary>Opens a store.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="change">Makes the options to be used of those that the store remembers.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreException">The store cannot be opened.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static async Task<OpenStore> OpenAsync(
        string path, Func<AnalysisOptions, AnalysisOptions>? change, CancellationToken cancellationToken)
    {
        var silo = await EmbeddedSilo.StartAsync(
            new StoreOptions(path),
            builder => builder.Services
                .AddSingleton<RulesInForce>()
                .Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromMinutes(10)),
            cancellationToken: cancellationToken);
        try
        {
            var grain = silo.Grains.GetGrain<IAnalysisOptionsGrain>(0);
            var remembered = await grain.GetAsync();
            var options = change?.Invoke(remembered) ?? remembered;
            await grain.UseAsync(options);
            return new OpenStore(silo, new AnalysisRules(options));
        }
        catch
        {
            await silo.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _silo.DisposeAsync();
}
