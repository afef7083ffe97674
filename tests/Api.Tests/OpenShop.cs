using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Puffy.Analytics.Events;
using Puffy.Collector;
using Puffy.Collector.Keys;
using Puffy.Grains.Journeys;
using Puffy.Grains.Keys;
using Puffy.Grains.Options;
using Puffy.Grains.Rollups;
using Puffy.Silo.Hosting;
using Puffy.Silo.Sqlite;

namespace Puffy.Api.Tests;

/// <summary>A store with a real server over it, and a client with a read key.</summary>
public sealed class OpenShop : IAsyncLifetime
{
    private const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1";

    private readonly string _folder = Directory.CreateTempSubdirectory("puffy-").FullName;
    private EmbeddedSilo _silo = null!;
    private WebApplication _server = null!;
    private int _row;

    /// <summary>A client with the read key.</summary>
    public HttpClient Reader { get; private set; } = null!;

    /// <summary>A client without a key.</summary>
    public HttpClient Stranger { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _silo = await EmbeddedSilo.StartAsync(
            new StoreOptions(Path.Combine(_folder, "shop.store")) { Shards = 2 }, silo => silo.Services.AddSingleton<RulesInForce>());
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services
            .AddLogging()
            .AddRouting()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(_silo.Grains)
            .AddCollector(_ => new CollectorOptions { Silo = "test" }, _ => 2)
            .AddPuffyApi(_ => 2);
        _server = builder.Build();
        _server.Services.GetRequiredService<KeyRing>().Use(ApiKey.Of("reader", KeyKind.Read, "read-me"));
        _server.UseRouting();
        _server.MapPuffyApi();
        await _server.StartAsync();
        var address = new Uri(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Reader = new HttpClient { BaseAddress = address };
        Reader.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "read-me");
        Stranger = new HttpClient { BaseAddress = address };

        // u1 buys after a look and a cart; u2 looks, and comes back an hour later for the cart.
        var morning = new DateTime(2025, 3, 1, 10, 0, 0, DateTimeKind.Utc);
        await AddAsync("u1", morning, EventNames.PageViewed);
        await AddAsync("u1", morning.AddSeconds(30), EventNames.AddedToCart);
        await AddAsync("u1", morning.AddSeconds(90), EventNames.CheckoutCompleted, """{"transaction_id":"T1","revenue":12.30}""");
        await AddAsync("u2", morning, EventNames.PageViewed);
        await AddAsync("u2", morning.AddHours(1), EventNames.AddedToCart);
    }

    public async ValueTask DisposeAsync()
    {
        Reader.Dispose();
        Stranger.Dispose();
        await _server.DisposeAsync();
        await _silo.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Compares the rollups with the journeys.</summary>
    public Task ReconcileAsync() => new Figures(_silo.Grains, 2).ReconcileAsync();

    /// <summary>Adds an event, as the collector would: it is durable on return.</summary>
    public Task AddAsync(string user, DateTime time, string name, string data = "")
    {
        const string page = "https://shop.example/";
        var item = new Event(EventIdentity.OfRow(user, time, name, page, string.Empty, data, Phone), time, name, page, string.Empty, data, Phone, new SourceRow(1, ++_row));
        return _silo.Grains.GetGrain<IUserGrain>(user).ApplyAsync([item]);
    }
}
