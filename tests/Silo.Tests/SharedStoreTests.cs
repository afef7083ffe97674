using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using Puffy.Grains.Storage;
using Puffy.Silo.Hosting;
using Puffy.Silo.Sqlite;
using static Puffy.Silo.Tests.Journeys;

namespace Puffy.Silo.Tests;

public sealed class SharedStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_silos_of_a_process_share_one_store_and_leave_it_open()
    {
        using var store = SqliteStore.Open(new StoreOptions(_folder.Store));
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) => silo.AddPuffyStore(store));
        await using (var cluster = builder.Build())
        {
            await cluster.DeployAsync();
            await Task.WhenAll(Enumerable.Range(0, 50).Select(i => cluster.Client.GetGrain<INoteGrain>($"{i}").Write($"note {i}")));
            foreach (var silo in cluster.Silos)
            {
                Assert.Same(store.Journeys, cluster.GetSiloServiceProvider(silo.SiloAddress).GetRequiredService<IJourneyStore>());
            }

            // Whichever silo had a grain, the other finds its state.
            await cluster.Silos[1].StopSiloAsync(stopGracefully: true);
            for (var i = 0; i < 50; i++)
            {
                Assert.Equal($"note {i}", await cluster.Client.GetGrain<INoteGrain>($"{i}").Read());
            }
        }

        Assert.Equal(1, (await store.Journeys.WriteAsync(0, [First("ann")])).Sequence);
    }
}
