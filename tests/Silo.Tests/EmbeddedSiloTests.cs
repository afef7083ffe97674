using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Puffy.Grains.Storage;
using Puffy.Silo.Hosting;
using Puffy.Silo.Sqlite;
using static Puffy.Silo.Tests.Journeys;

namespace Puffy.Silo.Tests;

public sealed class EmbeddedSiloTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_state_outlives_the_silo()
    {
        await using (var silo = await EmbeddedSilo.StartAsync(new StoreOptions(_folder.Store)))
        {
            await silo.Grains.GetGrain<INoteGrain>("a").Write("first");
            await silo.Grains.GetGrain<INoteGrain>("a").Write("second");
            await silo.Grains.GetGrain<INoteGrain>("b").Write("other");
            await silo.Grains.GetGrain<INoteGrain>("b").Clear();
        }

        await using (var silo = await EmbeddedSilo.StartAsync(new StoreOptions(_folder.Store)))
        {
            Assert.Equal("second", await silo.Grains.GetGrain<INoteGrain>("a").Read());
            Assert.Equal("", await silo.Grains.GetGrain<INoteGrain>("b").Read());
            await silo.Grains.GetGrain<INoteGrain>("b").Write("again");
            Assert.Equal("again", await silo.Grains.GetGrain<INoteGrain>("b").Read());
        }
    }

    [Fact]
    public async Task A_grain_writes_what_it_holds_when_the_silo_stops()
    {
        await using (var silo = await EmbeddedSilo.StartAsync(new StoreOptions(_folder.Store)))
        {
            await silo.Grains.GetGrain<INoteGrain>("a").KeepUntilDeactivation("kept");
        }

        await using var again = await EmbeddedSilo.StartAsync(new StoreOptions(_folder.Store));
        Assert.Equal("kept", await again.Grains.GetGrain<INoteGrain>("a").Read());
    }

    [Fact]
    public async Task A_state_that_was_changed_elsewhere_is_not_overwritten()
    {
        await using var silo = await EmbeddedSilo.StartAsync(new StoreOptions(_folder.Store));
        var grain = silo.Grains.GetGrain<INoteGrain>("a");
        var storage = silo.Services.GetRequiredKeyedService<IGrainStorage>(StoreHosting.StatesStorage);

        await StaleState.AssertIsRefusedAsync(storage, grain);
    }

    [Fact]
    public async Task States_and_journeys_written_at_once_all_arrive()
    {
        await using var silo = await EmbeddedSilo.StartAsync(new StoreOptions(_folder.Store) { Shards = 1 });
        var journeys = silo.Services.GetRequiredService<IJourneyStore>();

        var notes = Enumerable.Range(0, 100).Select(async grain =>
        {
            for (var i = 0; i < 3; i++)
            {
                await silo.Grains.GetGrain<INoteGrain>($"{grain}").Write($"note {i}");
            }
        });
        var writers = Enumerable.Range(0, 20).Select(async writer =>
        {
            for (var i = 0; i < 50; i++)
            {
                await journeys.WriteAsync(0, [First($"user {writer}/{i}")]);
            }
        });
        await Task.WhenAll(notes.Concat(writers));

        Assert.Equal(new ShardTotals(1000, 1000), await journeys.ReadTotalsAsync(0));
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal("note 2", await silo.Grains.GetGrain<INoteGrain>($"{i}").Read());
        }
    }

    [Fact]
    public async Task Silos_on_different_stores_run_side_by_side_and_share_nothing()
    {
        await using var one = await EmbeddedSilo.StartAsync(new StoreOptions(_folder.File("one")));
        await using var two = await EmbeddedSilo.StartAsync(new StoreOptions(_folder.File("two")));

        await one.Grains.GetGrain<INoteGrain>("a").Write("one");

        Assert.Equal("", await two.Grains.GetGrain<INoteGrain>("a").Read());
        Assert.NotEqual(one.StoreSettings.ErasureKey, two.StoreSettings.ErasureKey);
        Assert.Same(one.StoreSettings, one.Services.GetRequiredService<StoreSettings>());
    }

    [Fact]
    public async Task A_start_that_fails_leaves_the_store_free()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            EmbeddedSilo.StartAsync(new StoreOptions(_folder.Store), _ => throw new InvalidOperationException("no")));

        await using var silo = await EmbeddedSilo.StartAsync(new StoreOptions(_folder.Store));
        Assert.Equal(32, silo.StoreSettings.Shards);
    }
}
