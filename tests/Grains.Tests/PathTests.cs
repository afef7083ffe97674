using CsCheck;
using Puffy.Analytics.EventLogs;

namespace Puffy.Grains.Tests;

/// <summary>However events come, one by one or in bulk, journeys and rollups depend on the set of them alone.</summary>
public sealed class PathTests(SharedCluster shared) : IDisposable, IClassFixture<SharedCluster>
{
    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Any_order_path_batching_and_repetition_gives_the_same_journeys_and_rollups()
    {
        var cluster = shared.Shop;
        await Gen.Select(GenVisits.Many, Gen.Int[0, int.MaxValue - 1]).SampleAsync(
            async (visits, seed) =>
            {
                visits = visits.OfRound(shared.Brought.Count);
                shared.Brought.AddRange(visits);
                var random = new Random(seed);
                var arrivals = visits.Concat(random.GetItems(visits, random.Next(visits.Length))).ToArray();
                random.Shuffle(arrivals);
                for (var at = 0; at < arrivals.Length;)
                {
                    var batch = arrivals[at..Math.Min(arrivals.Length, at + random.Next(1, 12))];
                    at += batch.Length;
                    await (random.Next(2) == 0 ? cluster.AddOneByOneAsync(batch) : cluster.AddInBulkAsync(batch));
                }

                await cluster.AssertHoldsAsync(Expected.Of(shared.Brought));
            },
            iter: 40,
            threads: 1);
    }

    [Fact]
    public async Task Writers_on_both_paths_at_once_lose_and_double_nothing()
    {
        var cluster = shared.Shop;
        await Gen.Select(GenVisits.Many, Gen.Int[0, int.MaxValue - 1]).SampleAsync(
            async (visits, seed) =>
            {
                visits = visits.OfRound(shared.Brought.Count);
                shared.Brought.AddRange(visits);
                var random = new Random(seed);
                var writers = Enumerable.Range(0, 6).Select(writer =>
                {
                    var arrivals = visits.ToArray();
                    random.Shuffle(arrivals);
                    arrivals = arrivals[..random.Next(1, arrivals.Length + 1)];
                    return writer % 2 == 0 ? cluster.AddOneByOneAsync(arrivals) : InBatchesAsync(cluster, arrivals, 1 + random.Next(8));
                });
                await Task.WhenAll(writers.Append(InBatchesAsync(cluster, visits, 5)));

                // Queries while the grains of these users are active show what was written in bulk beside them.
                foreach (var user in visits.GroupBy(visit => visit.UserId))
                {
                    var journey = await cluster.User(user.Key).GetJourneyAsync();
                    Assert.Equal(user.Select(visit => visit.Event.Id).Distinct().Count(), journey!.Events);
                }

                await cluster.AssertHoldsAsync(Expected.Of(shared.Brought));
                var reconciled = await cluster.Figures.ReconcileAsync();
                Assert.All(reconciled.Values, found => Assert.Equal((0, 0L), (found.Differences, found.MissedWrites)));
            },
            iter: 25,
            threads: 1);
    }

    [Fact]
    public async Task Each_path_says_what_became_of_an_event()
    {
        var cluster = shared.Shop;
        var visit = Shop.View("paula", minute: 0, row: 7);
        var sameEventFromAnotherRow = Shop.View("paula", minute: 0, row: 8);
        var later = Shop.View("paula", minute: 1, row: 9);
        shared.Brought.AddRange([visit, later]);

        Assert.Equal([Acceptance.Accepted], await cluster.AddInBulkAsync(visit));
        Assert.Equal([Acceptance.Redelivered, Acceptance.Duplicate], await cluster.AddInBulkAsync(visit, sameEventFromAnotherRow));
        Assert.Equal([Acceptance.Redelivered, Acceptance.Duplicate], await cluster.AddOneByOneAsync(visit, sameEventFromAnotherRow));

        // Her grain is active now, and the shard asks it.
        Assert.Equal(
            [Acceptance.Duplicate, Acceptance.Accepted],
            await cluster.AddInBulkAsync(sameEventFromAnotherRow, later));
    }

    [Fact]
    public async Task A_query_sees_an_acknowledged_write_of_either_path_while_the_users_grain_is_active()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        Assert.Null(await cluster.User("anna").GetJourneyAsync());

        await cluster.AddInBulkAsync(Shop.View("anna", minute: 0, row: 1, Shop.Home + "?utm_medium=email"));
        Assert.Equal("Email", (await cluster.User("anna").GetJourneyAsync())!.Path);

        await cluster.AddOneByOneAsync(Shop.Order("anna", minute: 60, row: 2, 19.99m, "T1"));
        await cluster.AddInBulkAsync(Shop.View("anna", minute: 59, row: 3));
        var journey = (await cluster.User("anna").GetJourneyAsync())!;
        Assert.Equal((3, 19.99m, "Email > Direct"), (journey.Events, journey.Revenue[default], journey.Path));

        var day = new DateOnly(2026, 3, 2);
        Assert.Equal(19.99m, (await cluster.Figures.MonitoringAsync()).Sales[new(day, default)].Revenue);
        Assert.Equal(3, (await cluster.Figures.MonitoringAsync()).Days[day].Events);
        Assert.Equal(2, (await cluster.Figures.FunnelAsync()).Steps.Cells.Single().Value.Sessions);
        Assert.Equal(
            19.99m,
            (await cluster.Figures.ChannelsAsync()).Credits[new(day, Analytics.Attribution.AttributionModel.FirstClick, Analytics.Channels.Channel.Email, default)].Revenue);
    }

    [Fact]
    public async Task A_user_of_twenty_thousand_events_comes_out_right()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        var visits = Enumerable.Range(0, 20_000)
            .Select(i => i % 1000 == 999 ? Shop.Order("heavy", i, i, 1.01m, $"T{i}") : Shop.View("heavy", i, i))
            .Append(Shop.View("light", 0, 20_000))
            .ToArray();
        new Random(7).Shuffle(visits);

        foreach (var batch in visits.Chunk(1000))
        {
            Assert.All(await cluster.AddInBulkAsync(batch), outcome => Assert.Equal(Acceptance.Accepted, outcome));
        }

        var journey = (await cluster.User("heavy").GetJourneyAsync())!;
        Assert.Equal((20_000, 20 * 1.01m, 1), (journey.Events, journey.Revenue[default], journey.Sessions.Length));
        Assert.True(cluster.Silos.TryGetGrainContext(cluster.User("heavy").GetGrainId(), out _));
        Assert.False(cluster.Silos.TryGetGrainContext(cluster.User("light").GetGrainId(), out _));
        await cluster.AssertHoldsAsync(Expected.Of(visits));
    }

    [Fact]
    public async Task A_user_who_is_there_twice_or_of_another_shard_is_refused_before_anything_is_written()
    {
        var cluster = shared.Shop;
        var anna = new Journeys.UserEvents("anna", [Shop.View("anna", 0, 1).Event]);
        var home = Storage.Sharding.ShardOf("anna", cluster.Shards);

        var twice = await Assert.ThrowsAsync<ArgumentException>(() => cluster.Shard(home).ApplyAsync([anna, anna]));
        Assert.Contains("'anna' appears twice", twice.Message, StringComparison.Ordinal);
        var elsewhere = await Assert.ThrowsAsync<ArgumentException>(() => cluster.Shard((home + 1) % 4).ApplyAsync([anna]));
        Assert.Contains($"'anna' belongs to shard {home}", elsewhere.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => cluster.Shard((home + 1) % 4).ForgetAsync("anna"));
        await cluster.AssertHoldsAsync(Expected.Of(shared.Brought));
    }

    private static async Task<List<Acceptance>> InBatchesAsync(ShopCluster cluster, Visit[] visits, int size)
    {
        var outcomes = new List<Acceptance>();
        foreach (var batch in visits.Chunk(size))
        {
            outcomes.AddRange(await cluster.AddInBulkAsync(batch));
        }

        return outcomes;
    }
}
