using System.Text;
using Puffy.Grains.Storage;
using static Puffy.Silo.Tests.Journeys;

namespace Puffy.Silo.Tests;

public sealed class SqliteJourneyStoreTests() : JourneyStoreTests(new SqliteTestedStore(Shards));

public sealed class PostgreSqlJourneyStoreTests(PostgreSqlDatabase database) : JourneyStoreTests(database.NewStore(Shards));

public abstract class JourneyStoreTests(TestedStore store) : IDisposable
{
    protected const int Shards = 4;

    private readonly IJourneyStore _journeys = store.Journeys;

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_journey_is_read_as_it_was_written()
    {
        await _journeys.WriteAsync(1, [First("ann", "seen")]);

        Assert.Equal("ann v1: 0=seen", await _journeys.ReadLine(1, "ann"));
        Assert.Null(await _journeys.ReadLine(2, "ann"));
        Assert.Null(await _journeys.ReadLine(1, "Ann"));
    }

    [Fact]
    public async Task A_rewrite_changes_the_pages_that_it_names_and_no_others()
    {
        await _journeys.WriteAsync(0, [First("ann", "a")]);
        await _journeys.WriteAsync(0, [Next("ann", 1, Page(0, "b"), Page(1, "c"))]);
        await _journeys.WriteAsync(0, [Next("ann", 2, Page(2, "d"))]);
        await _journeys.WriteAsync(0, [Next("ann", 3, Page(1, "e"))]);
        await _journeys.WriteAsync(0, [Next("ann", 4, Page(0, "f"))]);

        Assert.Equal("ann v5: 0=f 1=e 2=d", await _journeys.ReadLine(0, "ann"));
    }

    [Fact]
    public async Task A_write_of_another_version_is_refused_alone_and_changes_nothing()
    {
        await _journeys.WriteAsync(0, [First("ann"), First("bob")]);

        var outcome = await _journeys.WriteAsync(0, [Next("ann", 2, Page(0, "x")), Next("bob", 1, Page(0, "y")), First("ann", "z"), Next("cid", 1, Page(0, "w"))]);

        Assert.Equal(["ann", "ann", "cid"], outcome.Refused);
        Assert.Equal("ann v1: 0=events", await _journeys.ReadLine(0, "ann"));
        Assert.Equal("bob v2: 0=y", await _journeys.ReadLine(0, "bob"));
        Assert.Null(await _journeys.ReadLine(0, "cid"));
    }

    [Fact]
    public async Task Each_call_that_writes_takes_the_next_number_of_its_shard()
    {
        Assert.Equal(1, (await _journeys.WriteAsync(0, [First("ann"), First("bob")])).Sequence);
        Assert.Equal(2, (await _journeys.WriteAsync(0, [First("cid"), First("ann")])).Sequence);
        Assert.Equal(0, (await _journeys.WriteAsync(0, [First("ann")])).Sequence);
        Assert.Equal(0, (await _journeys.WriteAsync(0, [])).Sequence);
        Assert.Equal(1, (await _journeys.WriteAsync(3, [First("dan")])).Sequence);
        Assert.Equal(3, (await _journeys.WriteAsync(0, [Next("ann", 1, Page(0, "x"))])).Sequence);

        Assert.Equal(new ShardTotals(3, 3), await _journeys.ReadTotalsAsync(0));
        Assert.Equal(new ShardTotals(0, 0), await _journeys.ReadTotalsAsync(1));
        Assert.Equal(new ShardTotals(1, 1), await _journeys.ReadTotalsAsync(3));
    }

    [Fact]
    public async Task Numbers_of_calls_that_share_a_commit_are_without_gap_or_repeat()
    {
        var calls = Enumerable.Range(0, 500).Select(i => _journeys.WriteAsync(0, [First($"user {i}")]).AsTask()).ToList();
        var outcomes = await Task.WhenAll(calls);

        Assert.Equal(Enumerable.Range(1, 500).Select(i => (long)i), outcomes.Select(outcome => outcome.Sequence).Order());
        Assert.Equal(new ShardTotals(500, 500), await _journeys.ReadTotalsAsync(0));
    }

    [Fact]
    public async Task Calls_that_arrive_during_a_commit_share_the_next_one()
    {
        var before = store.Commits;
        var calls = Enumerable.Range(0, 2000).Select(i => _journeys.WriteAsync(i % 4, [First($"user {i}")]).AsTask()).ToList();
        await Task.WhenAll(calls);

        Assert.InRange(store.Commits - before, 1, 1000);
    }

    [Fact]
    public async Task A_scan_is_ordered_by_the_bytes_of_the_user_id()
    {
        string[] users = ["b", "a", "B", "é", "\uFFFD", "\U0001F600", "ab", "a\0b", "2", "10"];
        await _journeys.WriteAsync(2, [.. users.Select(user => First(user, "x"))]);
        await _journeys.WriteAsync(3, [First("other shard")]);

        var scan = await _journeys.ScanAsync(2);

        // By UTF-16 units the emoji, a surrogate pair, would stand before U+FFFD.
        Assert.Equal(
            ["10", "2", "B", "a", "a\0b", "ab", "b", "é", "\uFFFD", "\U0001F600"],
            (await scan.Lines()).Select(line => line[..line.IndexOf(" v1", StringComparison.Ordinal)]));
        Assert.Equal(new ShardTotals(10, 1), scan.Totals);
    }

    [Fact]
    public async Task A_scan_sees_the_moment_it_was_opened()
    {
        await _journeys.WriteAsync(0, [.. Enumerable.Range(0, 3000).Select(i => First($"user {i:0000}", "before"))]);

        var scan = await _journeys.ScanAsync(0);
        await _journeys.WriteAsync(0, [Next("user 2999", 1, Page(0, "after")), First("user 9999")]);
        var erasure = store.Erasures.EraseAsync(0, new Erasure("user 2000", [1], 1, []));
        var lines = await scan.Lines();
        await erasure;

        Assert.Equal(new ShardTotals(3000, 1), scan.Totals);
        Assert.Equal(Enumerable.Range(0, 3000).Select(i => $"user {i:0000} v1: 0=before"), lines);
    }

    [Fact]
    public async Task A_scan_gives_pages_in_order_and_bounded_batches()
    {
        var megabyte = new string('x', 1 << 20);
        await _journeys.WriteAsync(0, [First("big 1", megabyte), First("big 2", megabyte), First("small", "s")]);
        await _journeys.WriteAsync(0, [Next("small", 1, Page(2, "c"), Page(1, "b"))]);

        var sizes = new List<int>();
        var last = "";
        await foreach (var batch in (await _journeys.ScanAsync(0)).Batches)
        {
            sizes.Add(batch.Count);
            last = batch[^1].Line();
        }

        Assert.Equal([1, 1, 1], sizes);
        Assert.Equal("small v2: 0=s 1=b 2=c", last);
    }

    [Fact]
    public async Task A_scan_can_be_left_early_and_is_not_read_twice()
    {
        await _journeys.WriteAsync(0, [.. Enumerable.Range(0, 2000).Select(i => First($"user {i}"))]);
        var scan = await _journeys.ScanAsync(0);
        await foreach (var batch in scan.Batches)
        {
            Assert.Equal(512, batch.Count);
            break;
        }

        await Assert.ThrowsAsync<InvalidOperationException>(scan.Lines);
    }

    [Fact]
    public async Task Many_scans_at_once_do_not_hold_up_reads()
    {
        await _journeys.WriteAsync(0, [.. Enumerable.Range(0, 2000).Select(i => First($"user {i}"))]);
        var scans = new List<IAsyncEnumerator<IReadOnlyList<StoredJourney>>>();
        for (var i = 0; i < 8; i++)
        {
            scans.Add((await _journeys.ScanAsync(0)).Batches.GetAsyncEnumerator());
            Assert.True(await scans[i].MoveNextAsync());
        }

        Assert.Equal("user 7 v1: 0=events", await _journeys.ReadLine(0, "user 7"));
        foreach (var scan in scans)
        {
            await scan.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_write_that_makes_no_sense_is_refused_before_it_is_queued()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await _journeys.WriteAsync(0, [new JourneyWrite("ann", 1, [])]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await _journeys.WriteAsync(0, [new JourneyWrite("ann", 0, [Page(1, "x")])]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await _journeys.WriteAsync(0, [First("")]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await _journeys.WriteAsync(4, [First("ann")]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await _journeys.ReadTotalsAsync(-1));

        Assert.Equal(new ShardTotals(0, 0), await _journeys.ReadTotalsAsync(0));
    }

    [Fact]
    public async Task What_was_written_is_there_when_the_store_is_opened_again()
    {
        var payload = new byte[300_000];
        new Random(5).NextBytes(payload);
        await _journeys.WriteAsync(0, [new JourneyWrite("ann", 0, [new StoredPage(0, payload), Page(1, "tail")])]);
        var settings = store.Settings;
        store.Close();

        store.Reopen(shards: 7);

        Assert.Equal(Shards, store.Settings.Shards);
        Assert.Equal(settings.ErasureKey, store.Settings.ErasureKey);
        Assert.Equal(32, store.Settings.ErasureKey.Length);
        var ann = Assert.Single(await store.Journeys.ReadAsync(0, ["ann"]));
        Assert.Equal(payload, ann.Pages[0].Payload);
        Assert.Equal("tail", Encoding.UTF8.GetString(ann.Pages[1].Payload));
        Assert.Equal(new ShardTotals(1, 1), await store.Journeys.ReadTotalsAsync(0));
    }

    [Fact]
    public async Task A_cancelled_call_writes_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(async () => await _journeys.WriteAsync(0, [First("ann")], cancelled.Token));

        Assert.Null(await _journeys.ReadLine(0, "ann"));
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        store.Close();

        var error = await Assert.ThrowsAsync<ObjectDisposedException>(async () => await _journeys.WriteAsync(0, [First("ann")]));
        Assert.Contains(store.Name, error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await _journeys.ReadTotalsAsync(0));
    }
}
