using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Options;
using Puffy.Grains.Options;
using Puffy.Grains.Rollups;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Tests;

/// <summary>Changes of rollups that are lost, repeated, late or foreign.</summary>
public sealed class LostChangeTests : IDisposable
{
    private static readonly AnalysisRules Rules = new(new AnalysisOptions());

    private readonly TestStore _store = new(shards: 1);

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_write_whose_change_was_lost_is_reported_by_reconcile_and_then_no_more()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        var (known, lost) = (Shop.View("anna", 0, 1), Shop.View("ben", 0, 2));
        await cluster.AddInBulkAsync(known);
        await WriteWithoutDeliveryAsync(lost);
        await cluster.AssertFiguresAsync(Expected.Of([known]));

        var first = await cluster.Figures.ReconcileAsync();
        Assert.Equal(["channels", "funnel", "monitoring", "paths", "identity"], first.Keys);
        Assert.Equal(new RollupReconciliation(Journeys: 2, Differences: 1, MissedWrites: 1), first["channels"]);
        Assert.Equal(new RollupReconciliation(Journeys: 2, Differences: 1, MissedWrites: 1), first["funnel"]);
        // The day, its device, the length of its sessions, the file's rows, and the totals.
        Assert.Equal(new RollupReconciliation(Journeys: 2, Differences: 5, MissedWrites: 1), first["monitoring"]);

        await cluster.AssertHoldsAsync(Expected.Of([known, lost]));
        var second = await cluster.Figures.ReconcileAsync();
        Assert.All(second.Values, found => Assert.Equal(new RollupReconciliation(2, 0, 0), found));
    }

    [Fact]
    public async Task A_call_that_is_repeated_because_its_change_was_lost_is_not_acknowledged_before_rollups_show_it()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        var known = Shop.View("anna", 0, 1);
        await cluster.AddInBulkAsync(known);
        var (inBulk, alone) = (Shop.View("ben", 0, 2), Shop.Order("cleo", 0, 3, 5m, "T1"));

        await WriteWithoutDeliveryAsync(inBulk);
        Assert.Equal([Acceptance.Redelivered], await cluster.AddInBulkAsync(inBulk));
        await cluster.AssertHoldsAsync(Expected.Of([known, inBulk]));

        await WriteWithoutDeliveryAsync(alone);
        Assert.Equal([Acceptance.Redelivered], await cluster.AddOneByOneAsync(alone));
        await cluster.AssertHoldsAsync(Expected.Of([known, inBulk, alone]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_writer_that_fails_between_write_and_delivery_is_made_good_by_repeating_the_call(bool inBulk)
    {
        var watched = new WatchedJourneys(_store.Sqlite.Journeys);
        await using var cluster = await ShopCluster.StartAsync(_store, services => services.AddSingleton<IJourneyStore>(watched));
        var (known, visit) = (Shop.View("ben", 0, 1), Shop.Order("anna", 0, 2, 3.25m, "T1"));
        await cluster.AddInBulkAsync(known);
        Func<Task> add = () => inBulk ? cluster.AddInBulkAsync(visit) : cluster.AddOneByOneAsync(visit);

        watched.AfterWrite = () => throw new IOException("the line is down");
        await Assert.ThrowsAsync<IOException>(add);
        watched.AfterWrite = () => Task.CompletedTask;
        await add();

        Assert.Equal(3.25m, (await cluster.User("anna").GetJourneyAsync())!.Revenue[default]);
        await cluster.AssertHoldsAsync(Expected.Of([known, visit]));
    }

    [Fact]
    public async Task A_lost_change_is_found_and_made_good_without_anybody_asking()
    {
        await using var cluster = await ShopCluster.StartAsync(_store, checkPeriod: TimeSpan.FromMilliseconds(100));
        var (known, lost) = (Shop.View("anna", 0, 1), Shop.View("ben", 0, 2));
        await cluster.AddInBulkAsync(known);
        await WriteWithoutDeliveryAsync(lost);

        var expected = Expected.Of([known, lost]);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await cluster.DifferencesFromAsync(expected) != (0, 0, 0))
        {
            await Task.Delay(20, patience.Token);
        }

        Assert.All((await cluster.Figures.ReconcileAsync()).Values, found => Assert.Equal(new RollupReconciliation(2, 0, 0), found));
    }

    [Fact]
    public async Task The_change_that_activates_a_rollup_is_not_counted_on_top_of_the_rebuild_that_saw_it()
    {
        var before = new[] { Shop.View("anna", 0, 1), Shop.View("ben", 0, 2) };
        await WriteWithoutDeliveryAsync(before);
        await using var cluster = await ShopCluster.StartAsync(_store);
        var activating = Shop.View("cleo", 0, 3);

        await cluster.AddInBulkAsync(activating);

        await cluster.AssertFiguresAsync(Expected.Of([.. before, activating]));
    }

    [Fact]
    public async Task Changes_that_come_twice_or_out_of_order_count_once()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        var rollups = cluster.Silos.Client.GetGrain<IRollupsGrain>(0);
        Assert.Empty((await rollups.ReadFunnelAsync()).Steps.Cells);
        Visit[] visits = [Shop.View("anna", 0, 1), Shop.View("ben", 0, 2), Shop.Order("cleo", 0, 3, 1m, "T1"), Shop.View("dora", 0, 4)];
        await WriteWithoutDeliveryAsync(visits);

        foreach (var sequence in new[] { 3, 1, 3, 2, 1, 2, 3 })
        {
            await rollups.ApplyAsync(ChangeOf(visits[sequence - 1], sequence));
        }

        // The fourth write is still missing, and told apart from those that came early.
        Assert.Equal(0, (await rollups.ReadFunnelAsync()).DifferencesFrom(Expected.Of(visits[..3]).Funnel));
        Assert.Equal(new RollupReconciliation(Journeys: 4, Differences: 1, MissedWrites: 1), (await rollups.ReconcileAsync())["funnel"]);

        await rollups.ApplyAsync(ChangeOf(visits[3], 4));
        Assert.Equal(0, (await rollups.ReadFunnelAsync()).DifferencesFrom(Expected.Of(visits).Funnel));
    }

    [Fact]
    public async Task A_change_that_a_rebuild_did_not_see_counts_when_it_comes_again()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        var rollups = cluster.Silos.Client.GetGrain<IRollupsGrain>(0);
        Visit[] visits = [Shop.View("anna", 0, 1), Shop.View("ben", 0, 2)];
        await rollups.ApplyAsync(ChangeOf(visits[1], 2));
        await rollups.ReconcileAsync();
        Assert.Empty((await rollups.ReadFunnelAsync()).Steps.Cells);

        await WriteWithoutDeliveryAsync(visits);
        await rollups.ApplyAsync(ChangeOf(visits[1], 2));
        await rollups.ApplyAsync(ChangeOf(visits[0], 1));

        Assert.Equal(0, (await rollups.ReadFunnelAsync()).DifferencesFrom(Expected.Of(visits).Funnel));
    }

    [Fact]
    public async Task A_rollup_catches_up_only_where_a_write_is_missing()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        var rollups = cluster.Silos.Client.GetGrain<IRollupsGrain>(0);
        await rollups.ReadFunnelAsync();
        Visit[] visits = [Shop.View("anna", 0, 1), Shop.View("ben", 0, 2)];
        await WriteWithoutDeliveryAsync(visits);

        await rollups.ApplyAsync(ChangeOf(visits[1], 2));
        await rollups.CatchUpAsync(through: 0);
        Assert.Equal(0, (await rollups.ReadFunnelAsync()).DifferencesFrom(Expected.Of(visits[1..]).Funnel));

        await rollups.CatchUpAsync(through: 2);
        Assert.Equal(0, (await rollups.ReadFunnelAsync()).DifferencesFrom(Expected.Of(visits).Funnel));
    }

    [Fact]
    public async Task A_change_under_other_options_is_refused_and_leaves_the_figures_as_they_were()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        var known = Shop.View("anna", 0, 1);
        await cluster.AddInBulkAsync(known);
        var foreign = ChangeOf(Shop.View("ben", 0, 2), 2) with
        {
            RulesFingerprint = new AnalysisRules(new AnalysisOptions { SessionTimeout = TimeSpan.FromMinutes(5) }).Fingerprint,
        };

        var refusal = await Assert.ThrowsAsync<OptionsConflictException>(
            () => cluster.Silos.Client.GetGrain<IRollupsGrain>(0).ApplyAsync(foreign));

        Assert.Contains("different analysis options", refusal.Message, StringComparison.Ordinal);
        await cluster.AssertFiguresAsync(Expected.Of([known]));
    }

    [Fact]
    public async Task A_change_that_was_lost_is_made_good_at_the_end_of_a_load()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        var (known, lost) = (Shop.View("anna", 0, 1), Shop.View("ben", 0, 2));
        await cluster.AddInBulkAsync(known);
        await WriteWithoutDeliveryAsync(lost);

        await cluster.Figures.SaveAsync();

        await cluster.AssertHoldsAsync(Expected.Of([known, lost]));
        Assert.All((await cluster.Figures.ReconcileAsync()).Values, found => Assert.Equal(new RollupReconciliation(2, 0, 0), found));
    }

    [Fact]
    public async Task Figures_that_another_activation_saved_meanwhile_are_replaced_and_nobody_is_refused()
    {
        Visit[] visits = [Shop.View("anna", 0, 1), Shop.View("ben", 0, 2)];
        await using (var cluster = await ShopCluster.StartAsync(_store))
        {
            await cluster.AddInBulkAsync(visits[0]);
            await cluster.Figures.SaveAsync();

            // What an activation saves that its cluster has given up: it has not seen the next write.
            var storage = cluster.Silos.GetSiloServiceProvider(cluster.Silos.Silos[0].SiloAddress).GetRequiredKeyedService<IGrainStorage>(StorageNames.States);
            var grain = cluster.Silos.Client.GetGrain<IRollupsGrain>(0).GetGrainId();
            var other = new GrainState<RollupSnapshot>();
            await storage.ReadStateAsync("rollups", grain, other);
            Assert.Equal(1, other.State!.AppliedThrough);
            await storage.WriteStateAsync("rollups", grain, other);

            await cluster.AddInBulkAsync(visits[1]);
            await cluster.Figures.SaveAsync();
            await cluster.AssertFiguresAsync(Expected.Of(visits));
            await storage.ReadStateAsync("rollups", grain, other);
            Assert.Equal(2, other.State!.AppliedThrough);
        }

        await using var later = await ShopCluster.StartAsync(_store);
        await later.AssertFiguresAsync(Expected.Of(visits));
    }

    [Fact]
    public async Task Figures_that_were_saved_are_right_again_after_writes_that_they_have_not_seen()
    {
        Visit[] visits = [Shop.View("anna", 0, 1), Shop.Order("ben", 0, 2, 2m, "T1"), Shop.View("cleo", 0, 3)];
        await using (var cluster = await ShopCluster.StartAsync(_store))
        {
            await cluster.AddInBulkAsync(visits[0]);
            await cluster.Figures.SaveAsync();
        }

        await using (var cluster = await ShopCluster.StartAsync(_store))
        {
            await cluster.AssertFiguresAsync(Expected.Of(visits[..1]));
            await cluster.AddInBulkAsync(visits[1]);
            await cluster.Figures.SaveAsync();
        }

        await WriteWithoutDeliveryAsync(visits[2]);
        await using var last = await ShopCluster.StartAsync(_store);
        await last.AssertFiguresAsync(Expected.Of(visits));
    }

    /// <summary>What a silo leaves that dies between a write and the delivery of its change; a write a visit.</summary>
    private async Task WriteWithoutDeliveryAsync(params IEnumerable<Visit> visits)
    {
        foreach (var visit in visits)
        {
            var log = new EventLog();
            log.Add(visit.Event);
            Assert.Empty((await _store.Sqlite.Journeys.WriteAsync(0, [StoredEvents.Write(visit.UserId, 0, log)])).Refused);
        }
    }

    private static RollupDelta ChangeOf(Visit visit, long sequence) => new(sequence, Expected.Of([visit]).Rollups, Rules.Fingerprint, [visit.UserId]);
}
