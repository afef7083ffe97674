using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Storage;
using Puffy.PostgreSql;
using Puffy.Silo.Hosting;
using Puffy.Silo.PostgreSql;

namespace Puffy.Silo.Tests;

/// <summary>Silos and a client that find each other by their store, and states and reminders in it.</summary>
public sealed class PostgreSqlClusterTests(PostgreSqlDatabase database) : IAsyncLifetime
{
    private readonly PostgreSqlOptions _options = database.NewOptions(shards: 2);
    private readonly List<IHost> _hosts = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.StopAsync();
            host.Dispose();
        }
    }

    [Fact]
    public async Task Silos_that_start_at_once_on_an_empty_database_make_one_cluster_with_one_store()
    {
        var silos = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => StartSiloAsync()));
        var client = await StartClientAsync();

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => client.GetGrain<INoteGrain>($"{i}").Write($"note {i}")));
        var members = await client.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);
        Assert.Equal(3, members.Count);
        var keys = silos.Select(silo => Convert.ToHexString(silo.Services.GetRequiredService<Grains.Storage.StoreSettings>().ErasureKey));
        Assert.Single(keys.Distinct());

        await _hosts[0].StopAsync();
        Assert.Equal(2, (await client.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Count);
        for (var i = 0; i < 60; i++)
        {
            Assert.Equal($"note {i}", await client.GetGrain<INoteGrain>($"{i}").Read());
        }
    }

    [Fact]
    public async Task A_state_that_was_changed_elsewhere_is_not_overwritten()
    {
        var silo = await StartSiloAsync();
        var grain = silo.Services.GetRequiredService<IGrainFactory>().GetGrain<INoteGrain>("a");
        var storage = silo.Services.GetRequiredKeyedService<IGrainStorage>(StoreHosting.StatesStorage);
        var id = grain.GetGrainId();

        var now = await StaleState.AssertIsRefusedAsync(storage, grain);
        var unread = new GrainState<Note> { State = new Note { Text = "unread" } };

        await storage.ClearStateAsync("note", id, now);
        await storage.ReadStateAsync("note", id, now);
        Assert.Equal("", now.State!.Text);
        now.State.Text = "third";
        await storage.WriteStateAsync("note", id, now);
        await storage.ReadStateAsync("note", id, unread);
        Assert.Equal("third", unread.State!.Text);
    }

    [Fact]
    public async Task Reminders_are_kept_changed_and_deleted_by_version()
    {
        var table = (await StartSiloAsync()).Services.GetRequiredService<IReminderTable>();
        var (ann, bob) = (GrainId.Create("note", "ann"), GrainId.Create("note", "bob"));
        var start = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        ReminderEntry Entry(GrainId grain, string name, int minutes) => new() { GrainId = grain, ReminderName = name, StartAt = start, Period = TimeSpan.FromMinutes(minutes) };

        await table.UpsertRow(Entry(ann, "wake", 5));
        var changed = await table.UpsertRow(Entry(ann, "wake", 7));
        await table.UpsertRow(Entry(ann, "rest", 9));
        await table.UpsertRow(Entry(bob, "wake", 11));

        var wake = (await table.ReadRow(ann, "wake"))!;
        Assert.Equal((start, TimeSpan.FromMinutes(7), changed), (wake.StartAt.ToUniversalTime(), wake.Period, wake.ETag));
        Assert.Equal(["rest", "wake"], (await table.ReadRows(ann)).Reminders.Select(reminder => reminder.ReminderName).Order());
        var hash = bob.GetUniformHashCode();
        Assert.Equal(bob, Assert.Single((await table.ReadRows(hash - 1, hash)).Reminders).GrainId);
        // From behind this hash all the way around the ring, up to just before it.
        Assert.Equal([ann, ann], (await table.ReadRows(hash, hash - 1)).Reminders.Select(reminder => reminder.GrainId));

        Assert.False(await table.RemoveRow(ann, "wake", "0"));
        Assert.True(await table.RemoveRow(ann, "wake", changed!));
        Assert.Single((await table.ReadRows(ann)).Reminders);
    }

    private async Task<IHost> StartSiloAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.UseOrleans(silo => silo
            .Configure<ClusterOptions>(Cluster)
            .ConfigureEndpoints(IPAddress.Loopback, FreePort.Next(), FreePort.Next())
            .AddPuffyStore(_options)
            .UsePuffyClustering());
        return await StartAsync(builder);
    }

    private async Task<IClusterClient> StartClientAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.UseOrleansClient(client => client
            .Configure<ClusterOptions>(Cluster)
            .Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1))
            .UsePuffyClustering(_options));
        return (await StartAsync(builder)).Services.GetRequiredService<IClusterClient>();
    }

    private async Task<IHost> StartAsync(HostApplicationBuilder builder)
    {
        builder.Logging.SetMinimumLevel(LogLevel.None);
        var host = builder.Build();
        await host.StartAsync();
        lock (_hosts)
        {
            _hosts.Add(host);
        }

        return host;
    }

    private static void Cluster(ClusterOptions cluster) => cluster.ClusterId = cluster.ServiceId = "puffy";
}
