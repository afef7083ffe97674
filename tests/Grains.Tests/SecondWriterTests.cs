using Microsoft.Extensions.DependencyInjection;
using Puffy.Analytics.EventLogs;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Tests;

/// <summary>Somebody else, such as an activation that its cluster gave up, writes a journey behind its grain's back.</summary>
public sealed class SecondWriterTests : IDisposable
{
    private readonly TestStore _store = new(shards: 1);

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_user_grain_that_another_writer_overtook_is_refused_reads_again_and_loses_nothing()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        var (mine, other, mineToo) = (Shop.View("anna", 0, 1), Shop.Order("anna", 5, 2, 7.50m, "T1"), Shop.View("anna", 10, 3));
        await cluster.AddOneByOneAsync(mine);
        await WriteBehindTheGrainAsync(other);

        Assert.Equal([Acceptance.Accepted], await cluster.AddOneByOneAsync(mineToo));

        var journey = (await cluster.User("anna").GetJourneyAsync())!;
        Assert.Equal((3, 7.50m), (journey.Events, journey.Revenue[default]));
        await cluster.Figures.ReconcileAsync();
        await cluster.AssertHoldsAsync(Expected.Of([mine, other, mineToo]));
    }

    [Fact]
    public async Task An_event_that_the_other_writer_brought_is_known_when_it_comes_again()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        var (mine, other) = (Shop.View("anna", 0, 1), Shop.View("anna", 5, 2));
        await cluster.AddOneByOneAsync(mine);
        await WriteBehindTheGrainAsync(other);

        Assert.Equal([Acceptance.Redelivered], await cluster.AddOneByOneAsync(other));
        await cluster.AssertHoldsAsync(Expected.Of([mine, other]));
    }

    [Fact]
    public async Task A_bulk_write_that_another_writer_overtook_is_tried_again_for_that_user_alone()
    {
        var watched = new WatchedJourneys(_store.Sqlite.Journeys);
        await using var cluster = await ShopCluster.StartAsync(_store, services => services.AddSingleton<IJourneyStore>(watched));
        Visit[] visits = [Shop.View("anna", 0, 1), Shop.View("ben", 0, 2)];
        var other = Shop.View("anna", 5, 3);
        var overtaken = 0;
        watched.BeforeWrite = () => overtaken++ == 0 ? WriteBehindTheGrainAsync(other) : Task.CompletedTask;

        Assert.Equal([Acceptance.Accepted, Acceptance.Accepted], await cluster.AddInBulkAsync(visits));

        Assert.Equal(2, overtaken);
        await cluster.Figures.ReconcileAsync();
        await cluster.AssertHoldsAsync(Expected.Of([.. visits, other]));
    }

    [Fact]
    public async Task A_user_grain_that_is_overtaken_again_and_again_says_so_and_works_afterwards()
    {
        var watched = new WatchedJourneys(_store.Sqlite.Journeys);
        await using var cluster = await ShopCluster.StartAsync(_store, services => services.AddSingleton<IJourneyStore>(watched));
        var row = 10;
        watched.BeforeWrite = () => WriteBehindTheGrainAsync(Shop.View("anna", row, row++));

        var refusal = await Assert.ThrowsAsync<WriteConflictException>(() => cluster.AddOneByOneAsync(Shop.View("anna", 0, 1)));
        Assert.Contains("another writer 5 times in a row", refusal.Message, StringComparison.Ordinal);

        watched.BeforeWrite = () => Task.CompletedTask;
        Assert.Equal([Acceptance.Accepted], await cluster.AddOneByOneAsync(Shop.View("anna", 0, 1)));
        Assert.Equal(6, (await cluster.User("anna").GetJourneyAsync())!.Events);
    }

    private async Task WriteBehindTheGrainAsync(Visit visit)
    {
        var store = _store.Sqlite.Journeys;
        var stored = await store.ReadAsync(0, [visit.UserId]);
        var log = stored.Count == 0 ? new EventLog() : StoredEvents.Read(stored[0]);
        log.Add(visit.Event);
        var outcome = await store.WriteAsync(0, [StoredEvents.Write(visit.UserId, stored.Count == 0 ? 0 : stored[0].Version, log)]);
        Assert.Empty(outcome.Refused);
    }
}
