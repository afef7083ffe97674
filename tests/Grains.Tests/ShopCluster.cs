using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.TestingHost;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Options;
using Puffy.Grains.Journeys;
using Puffy.Grains.Loading;
using Puffy.Grains.Options;
using Puffy.Grains.Quarantine;
using Puffy.Grains.Rollups;
using Puffy.Grains.Storage;
using Puffy.Silo.Hosting;

namespace Puffy.Grains.Tests;

/// <summary>Two silos that share a store.</summary>
internal sealed class ShopCluster : IAsyncDisposable
{
    private readonly int _shards;

    private ShopCluster(InProcessTestCluster silos, int shards)
    {
        Silos = silos;
        _shards = shards;
        Figures = new Figures(silos.Client, shards);
    }

    public InProcessTestCluster Silos { get; }

    public Figures Figures { get; }

    public int Shards => _shards;

    public ILoadLedgerGrain Ledger => Silos.Client.GetGrain<ILoadLedgerGrain>(0);

    public IQuarantineGrain Quarantine => Silos.Client.GetGrain<IQuarantineGrain>(0);

    public IQuarantineReaderGrain QuarantineReader => Silos.Client.GetGrain<IQuarantineReaderGrain>(0);

    /// <summary>Starts the silos.</summary>
    /// <param name="store">Their store.</param>
    /// <param name="services">What else they are to have.</param>
    /// <param name="checkPeriod">How often rollups look for lost changes; never, unless a test is about it, so that nothing is repaired unseen.</param>
    /// <param name="options">Options to set before anything is asked; null to leave those of the store.</param>
    /// <param name="responseTimeout">How long a call waits that a lost silo will never answer.</param>
    public static async Task<ShopCluster> StartAsync(
        TestStore store,
        Action<IServiceCollection>? services = null,
        TimeSpan? checkPeriod = null,
        AnalysisOptions? options = null,
        TimeSpan? responseTimeout = null)
    {
        var builder = new InProcessTestClusterBuilder(2);

        // Saved states are found again by it.
        builder.Options.ServiceId = "puffy";
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddPuffyStore(store.Sqlite);
            silo.Services
                .AddSingleton<RulesInForce>()
                .Configure<RollupOptions>(rollups => rollups.CheckPeriod = checkPeriod ?? TimeSpan.FromDays(1));
            silo.Services.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = responseTimeout ?? messaging.ResponseTimeout);
            services?.Invoke(silo.Services);
        });
        builder.ConfigureClient(client =>
            client.Services.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = responseTimeout ?? messaging.ResponseTimeout));
        var silos = builder.Build();
        await silos.DeployAsync();
        if (options is not null)
        {
            await silos.Client.GetGrain<IAnalysisOptionsGrain>(0).UseAsync(options);
        }

        return new ShopCluster(silos, store.Sqlite.Settings.Shards);
    }

    public ValueTask DisposeAsync() => Silos.DisposeAsync();

    public IUserGrain User(string userId) => Silos.Client.GetGrain<IUserGrain>(userId);

    public IJourneyShardGrain Shard(int shard) => Silos.Client.GetGrain<IJourneyShardGrain>(shard);

    public IJourneyShardGrain ShardOf(string userId) => Shard(Sharding.ShardOf(userId, _shards));

    public Task<ForgottenUser> ForgetAsync(string userId) => ShardOf(userId).ForgetAsync(userId);

    /// <summary>Adds events through the user grains, one after another.</summary>
    public async Task<List<Acceptance>> AddOneByOneAsync(params IEnumerable<Visit> visits)
    {
        var outcomes = new List<Acceptance>();
        foreach (var visit in visits)
        {
            outcomes.AddRange(await User(visit.UserId).ApplyAsync([visit.Event]));
        }

        return outcomes;
    }

    /// <summary>Adds events through the shards, one call a shard.</summary>
    /// <returns>What became of them, in the order of the shards and, within one, of the users.</returns>
    public async Task<List<Acceptance>> AddInBulkAsync(params IEnumerable<Visit> visits)
    {
        var calls = visits.GroupBy(visit => visit.UserId, visit => visit.Event)
            .GroupBy(user => Sharding.ShardOf(user.Key, _shards), user => new UserEvents(user.Key, [.. user]))
            .OrderBy(shard => shard.Key)
            .Select(shard => Shard(shard.Key).ApplyAsync([.. shard]));
        return [.. (await Task.WhenAll(calls)).SelectMany(outcomes => outcomes)];
    }

    /// <summary>All that the shards hold, and what the rollups must be for it.</summary>
    public async Task<Expected> ReadAllAsync()
    {
        var all = new Expected();
        for (var shard = 0; shard < _shards; shard++)
        {
            await foreach (var batch in Shard(shard).ReadAsync())
            {
                foreach (var stored in batch)
                {
                    all.Add(stored.UserId, StoredEvents.Read(stored).ToArray());
                }
            }
        }

        return all;
    }

    /// <summary>All refused rows.</summary>
    public async Task<List<QuarantinedRow>> ReadQuarantineAsync()
    {
        var rows = new List<QuarantinedRow>();
        await foreach (var batch in QuarantineReader.ReadAsync())
        {
            rows.AddRange(batch);
        }

        return rows;
    }

    /// <summary>Journeys and rollups are as expected.</summary>
    public async Task AssertHoldsAsync(Expected expected)
    {
        var stored = await ReadAllAsync();
        Assert.Equal(expected.Journeys.Keys, stored.Journeys.Keys);
        foreach (var (userId, events) in expected.Journeys)
        {
            Assert.Equal(events, stored.Journeys[userId]);
        }

        await AssertFiguresAsync(expected);
    }

    /// <summary>Rollups are as expected.</summary>
    public async Task AssertFiguresAsync(Expected expected) => Assert.Equal((0, 0, 0), await DifferencesFromAsync(expected));

    /// <summary>How many figures of the channel, funnel and monitoring rollups are not as expected.</summary>
    public async Task<(int Channels, int Funnel, int Monitoring)> DifferencesFromAsync(Expected expected) => (
        (await Figures.ChannelsAsync()).DifferencesFrom(expected.Channels),
        (await Figures.FunnelAsync()).DifferencesFrom(expected.Funnel),
        (await Figures.MonitoringAsync()).DifferencesFrom(expected.Monitoring));
}
