using Microsoft.Extensions.DependencyInjection;
using Puffy.Analytics;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Options;
using Puffy.Analytics.Rollups;
using Puffy.Grains.Loading;
using Puffy.Grains.Monitoring;
using Puffy.Grains.Rollups;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Tests;

/// <summary>What monitoring judges is what the grains hold.</summary>
public sealed class MonitorTests : IDisposable
{
    private const int DayInMinutes = 24 * 60;

    private static readonly DateOnly First = new(2026, 3, 2);
    private static readonly MonitoringThresholds Thresholds = new();

    private readonly TestStore _store = new(shards: 2);

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_verdict_is_the_judgement_of_what_was_accepted_and_refused_and_outlives_a_restart()
    {
        MonitoringVerdict verdict;
        await using (var cluster = await ShopCluster.StartAsync(_store))
        {
            await cluster.AddInBulkAsync(Days(5));
            await cluster.Quarantine.AddAsync([Refused(row: 900, day: 5), Refused(row: 901, day: 5)]);
            await CompleteAsync(cluster, rows: 152, accepted: 150, quarantined: 2);
            verdict = await JudgeAsync(cluster);

            Assert.Equal((First, First.AddDays(4)), (verdict.FirstDay, verdict.LastDay));
            Assert.All(verdict.Results, result => Assert.True(result.Status is CheckStatus.Pass or CheckStatus.Skipped, result.ToString()));
            Assert.Equal("152 rows of 1 file, 150 events in sessions", Of(verdict, Check.PipelineHealth, null).Measured);
            Assert.Equal("50.00 in all 12 places", Of(verdict, Check.RevenueIntegrity, 5).Measured);
            Assert.Equal(30, Reading(verdict, "events", 5).Value);
            Assert.Equal((2 / 32.0, 4), (Reading(verdict, "user_id_null", 5).Value, Reading(verdict, "user_id_null", 5).Expected!.Days));
            await cluster.Figures.SaveAsync();
        }

        await using var later = await ShopCluster.StartAsync(_store);
        AssertSame(verdict, await JudgeAsync(later));
    }

    [Fact]
    public async Task A_day_is_judged_the_same_when_it_is_loaded_and_in_a_backfill()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        var asLoaded = new List<CheckResult>();
        for (var day = 1; day <= 5; day++)
        {
            await cluster.AddInBulkAsync(Day(day));
            asLoaded.AddRange((await JudgeAsync(cluster)).Results.Where(result => result.Day == First.AddDays(day - 1) && result.Check != Check.DataFreshness));
        }

        var backfill = (await JudgeAsync(cluster)).Results.Where(result => result.Day is not null && result.Check != Check.DataFreshness);

        Assert.Equal(asLoaded.Select(Told), backfill.Select(Told));
    }

    [Fact]
    public async Task A_rollup_that_is_off_by_a_cent_is_found_on_its_day_and_only_there()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        await cluster.AddInBulkAsync(Days(5));
        var cent = new RollupSet();
        cent.Get<MonitoringRollup>().Sales.Add(new(First.AddDays(2), default), new Sales(0, 0.01m, 0m));
        var rules = new AnalysisRules(new AnalysisOptions());

        await cluster.Silos.Client.GetGrain<IRollupsGrain>(0).ApplyAsync(new RollupDelta(1000, cent, rules.Fingerprint, []));

        var alarm = Assert.Single((await JudgeAsync(cluster)).Results, result => result.Status >= CheckStatus.Warning);
        Assert.Equal((Check.RevenueIntegrity, First.AddDays(2), CheckStatus.Critical), (alarm.Check, alarm.Day, alarm.Status));
        Assert.Equal(("daily rollup 50.01", "order events 50.00"), (alarm.Measured, alarm.Expectation));

        await cluster.Figures.ReconcileAsync();
        Assert.DoesNotContain((await JudgeAsync(cluster)).Results, result => result.Status >= CheckStatus.Warning);
    }

    [Fact]
    public async Task A_row_that_the_ledger_has_and_no_journey_nor_quarantine_is_found()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        await cluster.AddInBulkAsync(Days(1));
        await CompleteAsync(cluster, rows: 32, accepted: 31, quarantined: 1);

        var result = Of(await JudgeAsync(cluster), Check.PipelineHealth, null);

        Assert.Equal((CheckStatus.Critical, "events.csv: 32 rows, 30 accepted and 0 quarantined"), (result.Status, result.Measured));
    }

    [Fact]
    public async Task A_field_that_vanishes_is_found_in_the_journeys_of_every_silo_and_an_erasure_takes_its_events_back()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        await cluster.AddInBulkAsync(Days(4));
        await cluster.AddInBulkAsync(Enumerable.Range(1, 5).Select(at => Shop.Order($"user {at}", (4 * DayInMinutes) + at, 500 + at, 10m, "")));

        var field = Assert.Single((await JudgeAsync(cluster)).Results.SelectMany(result => result.Fields));
        Assert.Equal(("checkout_completed transaction_id", FieldChange.Vanished, 5, 50m), (field.Name, field.Change, field.Orders, field.Revenue));

        await cluster.ForgetAsync("user 1");
        field = Assert.Single((await JudgeAsync(cluster)).Results.SelectMany(result => result.Fields));
        Assert.Equal((4, 40m), (field.Orders, field.Revenue));
    }

    [Fact]
    public async Task An_erased_user_leaves_nothing_that_looks_lost()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        await cluster.AddInBulkAsync(Days(2));
        await CompleteAsync(cluster, rows: 60, accepted: 60, quarantined: 0);

        await cluster.ForgetAsync("user 1");

        Assert.DoesNotContain((await JudgeAsync(cluster)).Results, result => result.Status >= CheckStatus.Warning);
    }

    [Fact]
    public async Task A_store_without_events_has_no_day_to_judge_and_a_threshold_out_of_range_is_refused()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);

        var verdict = await JudgeAsync(cluster);

        Assert.Null(verdict.FirstDay);
        Assert.All(verdict.Results, result => Assert.Null(result.Day));
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => cluster.Silos.Client.GetGrain<IMonitorGrain>(0).JudgeAsync(new() { WarningZ = -1 }, null));
        Assert.Equal("Monitoring: the warning z is -1; it must be more than 0.", refusal.Message);
    }

    [Fact]
    public async Task Revenue_is_not_judged_while_events_are_being_written()
    {
        var watched = new WatchedJourneys(_store.Sqlite.Journeys);
        await using var cluster = await ShopCluster.StartAsync(_store, services => services.AddSingleton<IJourneyStore>(watched));
        await cluster.AddInBulkAsync(Days(1));
        Assert.Equal(CheckStatus.Pass, Of(await JudgeAsync(cluster), Check.RevenueIntegrity, 1).Status);

        // Between the reading of the journeys and that of what was written last another silo writes, each time.
        var row = 1000;
        watched.BeforeTotals = shard => WriteBehindAsync(Shop.View(UserOf(shard), row, row++));
        var judged = (await JudgeAsync(cluster)).Results.Where(result => result.Check == Check.RevenueIntegrity).ToList();

        Assert.NotEmpty(judged);
        Assert.All(judged, result => Assert.Equal(CheckStatus.Skipped, result.Status));
        Assert.Contains(judged, result => result.Reason!.Contains("events were being loaded meanwhile", StringComparison.Ordinal));
    }

    private static Task<MonitoringVerdict> JudgeAsync(ShopCluster cluster) => cluster.Silos.Client.GetGrain<IMonitorGrain>(0).JudgeAsync(Thresholds, asOf: null);

    /// <summary>Thirty events of fifteen users on each of so many days, five of them orders of 10.00.</summary>
    private static IEnumerable<Visit> Days(int count) => Enumerable.Range(1, count).SelectMany(Day);

    private static IEnumerable<Visit> Day(int number) => Enumerable.Range(1, 30).Select(at =>
    {
        var (minute, row) = (((number - 1) * DayInMinutes) + at, (number * 100) + at);
        return at > 25
            ? Shop.Order($"user {at % 15}", minute, row, 10m, $"T{row}")
            : Shop.View($"user {at % 15}", minute, row);
    });

    private static QuarantinedRow Refused(int row, int day) =>
        new(1, row, RefusalReason.MissingUserId, "the user id is empty", ",2026", "", First.AddDays(day - 1), ColumnSet.UserId | ColumnSet.Referrer | ColumnSet.EventData);

    private static async Task CompleteAsync(ShopCluster cluster, long rows, long accepted, long quarantined)
    {
        var begun = Assert.Single(await cluster.Ledger.BeginAsync([new FileToLoad("events.csv", "aa")]));
        await cluster.Ledger.CompleteAsync(begun with { Rows = rows, Accepted = accepted, Quarantined = quarantined });
    }

    private static CheckResult Of(MonitoringVerdict verdict, Check check, int? day) =>
        Assert.Single(verdict.Results, result => result.Check == check && result.Day == (day is { } number ? First.AddDays(number - 1) : null));

    private static SeriesReading Reading(MonitoringVerdict verdict, string series, int day) =>
        verdict.Results.Where(result => result.Day == First.AddDays(day - 1)).SelectMany(result => result.Readings).Single(reading => reading.Series == series);

    /// <summary>A user of a shard.</summary>
    private string UserOf(int shard) => Enumerable.Range(0, 100).Select(number => $"late {number}").First(user => Sharding.ShardOf(user, _store.Sqlite.Settings.Shards) == shard);

    /// <summary>Writes as a silo would of which the grains here hear nothing.</summary>
    private async Task WriteBehindAsync(Visit visit)
    {
        var (journeys, shard) = (_store.Sqlite.Journeys, Sharding.ShardOf(visit.UserId, _store.Sqlite.Settings.Shards));
        var stored = await journeys.ReadAsync(shard, [visit.UserId]);
        var log = stored.Count == 0 ? new EventLog() : StoredEvents.Read(stored[0]);
        log.Add(visit.Event);
        await journeys.WriteAsync(shard, [StoredEvents.Write(visit.UserId, stored.Count == 0 ? 0 : stored[0].Version, log)]);
    }

    private static void AssertSame(MonitoringVerdict expected, MonitoringVerdict actual)
    {
        Assert.Equal((expected.FirstDay, expected.LastDay, expected.Thresholds), (actual.FirstDay, actual.LastDay, actual.Thresholds));
        Assert.Equal(expected.Results.Select(Told), actual.Results.Select(Told));
    }

    private static string Told(CheckResult result) => $"{result with { Readings = [] }} {string.Join("; ", result.Readings)}";
}
