using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Events;
using Puffy.Grains.Journeys;
using Puffy.Grains.Rollups;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Tests;

/// <summary>A canary goes the way of every event, and stands in no figure.</summary>
public sealed class CanaryTests : IDisposable
{
    private static readonly string Bird = CanaryUsers.Of("silo-1/0");

    private readonly TestStore _store = new(shards: 1);

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_canary_is_durable_and_stands_in_no_figure()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        var (anna, bert) = (Shop.View("anna", 0, 1), Shop.View("bert", 1, 2));
        Assert.Equal([Acceptance.Accepted, Acceptance.Accepted], await cluster.Shard(0).ApplyAsync([Sung(minute: 1), Of(anna)]));
        Assert.Equal([Acceptance.Accepted], await cluster.Shard(0).ApplyAsync([Sung(minute: 2)]));
        Assert.Equal([Acceptance.Accepted], await cluster.Shard(0).ApplyAsync([Of(bert)]));

        var stored = Assert.Single(await _store.Sqlite.Journeys.ReadAsync(0, [Bird], TestContext.Current.CancellationToken));
        Assert.Equal(2, stored.Version);
        Assert.Equal(Sung(minute: 2).Events.Single(), Assert.Single(StoredEvents.Read(stored).ToArray()));
        await cluster.AssertHoldsAsync(Expected.Of([anna, bert]));
        var found = await cluster.Silos.Client.GetGrain<IRollupsGrain>(0).ReconcileAsync();
        Assert.All(found.Values, rollup => Assert.Equal(new RollupReconciliation(2, 0, 0), rollup));
    }

    [Fact]
    public async Task A_canary_is_no_user_and_goes_on_when_somebody_asks_for_it()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        await cluster.Shard(0).ApplyAsync([Sung(minute: 1)]);
        Assert.Null(await cluster.User(Bird).GetJourneyAsync());
        Assert.Equal([Acceptance.Accepted], await cluster.Shard(0).ApplyAsync([Sung(minute: 2)]));
        Assert.Null(await cluster.User(Bird).GetJourneyAsync());
        Assert.Empty((await cluster.ReadAllAsync()).Journeys);
    }

    private static UserEvents Of(Visit visit) => new(visit.UserId, [visit.Event], AreLive: true);

    private static UserEvents Sung(double minute) => Of(new Visit(Bird, Shop.Event(
        Bird, minute, EventNames.CheckoutCompleted, Shop.Home, Shop.OrderData("T1", 10), Shop.Phone, new SourceRow(0, 1), $"id-{minute}")));
}
