using Microsoft.Extensions.DependencyInjection;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Intake;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Tests;

public sealed class ForgetTests : IDisposable
{
    /// <summary>An id that a CSV file has to quote.</summary>
    private const string Anna = "smith, \"anna\"";

    private static readonly Visit[] OfOthers = [Shop.View("ben", 0, 1), Shop.Order("ben", 5, 2, 8m, "T1"), Shop.View("cleo", 0, 3, file: 2)];

    private static readonly Visit[] OfAnna =
        [Shop.View(Anna, 0, 4, Shop.Home + "?gclid=1"), Shop.Order(Anna, 5, 5, 12.34m, "T2"), Shop.View(Anna, 90, 6, file: 2), Shop.Order(Anna, 95, 7, 1m, "T3", file: 2)];

    private readonly TestStore _store = new(shards: 2);

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_an_erasure_everything_is_as_if_the_user_had_never_been(bool ownGrainIsActive)
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        await cluster.AddInBulkAsync([.. OfOthers, .. OfAnna]);
        await cluster.Quarantine.AddAsync([.. RowsOfOthers, .. RowsOfAnna(from: 10)]);
        if (ownGrainIsActive)
        {
            Assert.Equal(4, (await cluster.User(Anna).GetJourneyAsync())!.Events);
        }

        var forgotten = await cluster.ForgetAsync(Anna);
        Assert.Equal((4, 13.34m), (forgotten.Events, forgotten.Revenue[default]));

        using var otherStore = new TestStore(shards: 2);
        await using var withoutAnna = await ShopCluster.StartAsync(otherStore);
        await withoutAnna.AddInBulkAsync(OfOthers);
        await withoutAnna.Quarantine.AddAsync([.. RowsOfOthers]);
        await cluster.AssertHoldsAsync(await withoutAnna.ReadAllAsync());
        await cluster.AssertFiguresAsync(Expected.Of(OfOthers));
        Assert.Equal(await withoutAnna.ReadQuarantineAsync(), await cluster.ReadQuarantineAsync());
        Assert.Null(await cluster.User(Anna).GetJourneyAsync());
        Assert.All((await cluster.Figures.ReconcileAsync()).Values, found => Assert.Equal((0, 0L), (found.Differences, found.MissedWrites)));

        // Two accepted rows of each file, and the two quarantined ones of the first.
        Assert.Equal(new Dictionary<int, int> { [1] = 4, [2] = 2 }, await cluster.QuarantineReader.ReadErasedRowsAsync());
    }

    [Fact]
    public async Task A_replay_of_an_erased_users_rows_is_refused_and_their_text_is_not_kept()
    {
        await using (var cluster = await ShopCluster.StartAsync(_store))
        {
            await cluster.AddInBulkAsync([.. OfOthers, .. OfAnna]);
            await cluster.ForgetAsync(Anna);
            await AssertRefusesReplayAsync(cluster, from: 20);
        }

        // Nor by silos that learn of the erasure from the store alone.
        await using var later = await ShopCluster.StartAsync(_store);
        await AssertRefusesReplayAsync(later, from: 30);
    }

    [Fact]
    public async Task Events_under_way_in_the_users_own_grain_while_the_user_is_erased_leave_no_trace()
    {
        var watched = new WatchedJourneys(_store.Sqlite.Journeys);
        await using var cluster = await ShopCluster.StartAsync(_store, services => services.AddSingleton<IJourneyStore>(watched));
        await cluster.AddInBulkAsync(OfOthers);
        var (arrived, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        watched.BeforeWrite = () =>
        {
            arrived.TrySetResult();
            return go.Task;
        };

        // The user's first events ever: the store does not know the user when it erases.
        var add = cluster.User(Anna).ApplyAsync([.. OfAnna.Select(visit => visit.Event)]);
        await arrived.Task;
        var forget = cluster.ForgetAsync(Anna);
        await Task.WhenAny(forget, Task.Delay(TimeSpan.FromMilliseconds(300)));
        go.SetResult();
        await forget;
        await add;

        Assert.Equal([Acceptance.Suppressed], await cluster.AddOneByOneAsync(OfAnna[0]));
        Assert.Null(await cluster.User(Anna).GetJourneyAsync());
        await cluster.AssertHoldsAsync(Expected.Of(OfOthers));
    }

    [Fact]
    public async Task A_user_who_is_erased_while_being_loaded_on_both_paths_is_gone()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        var visits = Enumerable.Range(0, 400).Select(i => Shop.View(Anna, i, i)).ToArray();
        var accepted = 0;
        var enough = new TaskCompletionSource();
        var loads = visits.Chunk(200).Select((share, writer) => Task.Run(async () =>
        {
            foreach (var batch in share.Chunk(4))
            {
                var outcomes = await (writer == 0 ? cluster.AddInBulkAsync(batch) : cluster.AddOneByOneAsync(batch));
                if (Interlocked.Add(ref accepted, outcomes.Count(outcome => outcome == Acceptance.Accepted)) >= 40)
                {
                    enough.TrySetResult();
                }
            }
        })).ToList();
        await cluster.AddInBulkAsync(OfOthers);

        await enough.Task;
        var forgotten = await cluster.ForgetAsync(Anna);
        await Task.WhenAll(loads);

        Assert.InRange(forgotten.Events, 40, 399);
        Assert.Equal(accepted, forgotten.Events);
        await cluster.AssertHoldsAsync(Expected.Of(OfOthers));
    }

    [Fact]
    public async Task A_user_whom_another_activation_erased_is_not_brought_back_by_grains_that_have_not_heard_of_it()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        await cluster.AddInBulkAsync([.. OfOthers, .. OfAnna]);
        await cluster.AddOneByOneAsync(Shop.View(Anna, 50, 50));
        await cluster.Quarantine.AddAsync([RowsOfOthers[0]]);

        // What a shard does that its cluster has given up, or that has taken the place of one: these grains hear nothing.
        var settings = _store.Sqlite.Settings;
        var shard = Sharding.ShardOf(Anna, settings.Shards);
        var version = (await _store.Sqlite.Journeys.ReadAsync(shard, [Anna])).Single().Version;
        Assert.NotNull(await _store.Sqlite.Erasures.EraseAsync(
            shard, new Erasure(Anna, Sharding.ErasureHash(Anna, settings.ErasureKey), version, [])));

        Assert.Equal([Acceptance.Suppressed], await cluster.AddOneByOneAsync(Shop.View(Anna, 60, 60)));
        await AssertRefusesReplayAsync(cluster, from: 20, reconcileFirst: true);
    }

    [Fact]
    public async Task A_shard_that_has_not_heard_of_an_erasure_learns_of_it_from_the_store()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        await cluster.AddInBulkAsync(OfOthers);
        var settings = _store.Sqlite.Settings;
        await _store.Sqlite.Erasures.EraseAsync(
            Sharding.ShardOf(Anna, settings.Shards), new Erasure(Anna, Sharding.ErasureHash(Anna, settings.ErasureKey), 0, []));

        // In one batch with events of somebody else, which count.
        var other = Shop.View("ben", 90, 90);
        var outcomes = await cluster.AddInBulkAsync([.. OfAnna, other]);

        Assert.Equal(OfAnna.Length, outcomes.Count(outcome => outcome == Acceptance.Suppressed));
        Assert.Equal(1, outcomes.Count(outcome => outcome == Acceptance.Accepted));
        await cluster.Figures.SaveAsync();
        await cluster.AssertHoldsAsync(Expected.Of([.. OfOthers, other]));
    }

    [Fact]
    public async Task A_user_who_never_was_can_be_erased_and_does_not_come_later()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        await cluster.AddInBulkAsync(OfOthers);

        Assert.Equal(0, (await cluster.ForgetAsync("nobody")).Events);
        Assert.Equal(0, (await cluster.ForgetAsync("nobody")).Events);

        Assert.Equal([Acceptance.Suppressed], await cluster.AddInBulkAsync(Shop.View("nobody", 0, 9)));
        await cluster.AssertHoldsAsync(Expected.Of(OfOthers));
    }

    [Fact]
    public async Task An_erasure_whose_change_was_lost_is_made_good_by_repeating_it()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        await cluster.AddInBulkAsync([.. OfOthers, .. OfAnna]);
        var settings = _store.Sqlite.Settings;
        var erased = await _store.Sqlite.Erasures.EraseAsync(
            Sharding.ShardOf(Anna, settings.Shards),
            new Erasure(Anna, Sharding.ErasureHash(Anna, settings.ErasureKey), ExpectedVersion: 1, [.. OfAnna.Select(visit => visit.Event.Source)]));
        Assert.NotNull(erased);

        await cluster.ForgetAsync(Anna);

        await cluster.AssertHoldsAsync(Expected.Of(OfOthers));
    }

    [Fact]
    public async Task A_row_that_is_delivered_again_after_its_user_was_erased_counts_once()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        await cluster.AddInBulkAsync([.. OfOthers, .. OfAnna]);
        await cluster.Quarantine.AddAsync([.. RowsOfAnna(from: 10)]);
        await cluster.ForgetAsync(Anna);

        // The load of file 1 was interrupted, and is taken up after the erasure: all of its rows come again.
        Assert.Equal([Acceptance.Suppressed, Acceptance.Suppressed], await cluster.AddInBulkAsync(OfAnna[..2]));
        await cluster.Quarantine.AddAsync([.. OfAnna[..2].Select(visit => visit.Event.Source.Row).Select(row => Row(row, RefusalReason.SuppressedUser, "", "")), .. RowsOfAnna(from: 10)]);

        Assert.Equal(new Dictionary<int, int> { [2] = 2 }, await cluster.QuarantineReader.ReadErasedRowsAsync());
        Assert.Equal([4, 5, 10, 11], (await cluster.ReadQuarantineAsync()).Select(row => row.Row));
    }

    private static QuarantinedRow[] RowsOfOthers =>
    [
        Row(1, RefusalReason.InvalidTimestamp, "ben,yesterday,page_viewed", "ben"),
        Row(2, RefusalReason.MalformedRow, "ben,2026-03-02,page_viewed,\"smith, anna\",1,2,3", ""),
    ];

    /// <summary>A row that tells its user, and one that can't be split into columns but names the user.</summary>
    private static QuarantinedRow[] RowsOfAnna(int from) =>
    [
        Row(from, RefusalReason.InvalidTimestamp, "\"smith, \"\"anna\"\"\",yesterday,page_viewed", Anna),
        Row(from + 1, RefusalReason.MalformedRow, "1,2,3,4,\"smith, \"\"anna\"\"\",yesterday,page_viewed", ""),
    ];

    private static QuarantinedRow Row(int row, RefusalReason reason, string raw, string userId) =>
        new(1, row, reason, "what is wrong", raw, userId, new DateOnly(2026, 3, 2), ColumnSet.Referrer);

    private static async Task AssertRefusesReplayAsync(ShopCluster cluster, int from, bool reconcileFirst = false)
    {
        Assert.All(await cluster.AddInBulkAsync(OfAnna), outcome => Assert.Equal(Acceptance.Suppressed, outcome));
        Assert.All(await cluster.AddOneByOneAsync(OfAnna), outcome => Assert.Equal(Acceptance.Suppressed, outcome));
        Assert.Equal(
            [RefusalReason.SuppressedUser, RefusalReason.SuppressedUser, RefusalReason.InvalidTimestamp],
            await cluster.Quarantine.AddAsync([.. RowsOfAnna(from), RowsOfOthers[0]]));

        if (reconcileFirst)
        {
            await cluster.Figures.ReconcileAsync();
        }

        await cluster.AssertHoldsAsync(Expected.Of(OfOthers));
        var kept = (await cluster.ReadQuarantineAsync()).Where(row => row.Row >= from).ToList();
        Assert.Equal([from, from + 1], kept.Select(row => row.Row));
        Assert.All(kept, row => Assert.Equal((RefusalReason.SuppressedUser, "", ""), (row.Reason, row.Raw, row.UserId)));
        Assert.All(kept, row => Assert.DoesNotContain("anna", row.Detail, StringComparison.Ordinal));
    }
}
