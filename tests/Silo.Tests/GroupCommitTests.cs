using Microsoft.Data.Sqlite;
using Puffy.Grains.Storage;
using Puffy.Silo.Sqlite;
using static Puffy.Silo.Tests.Journeys;

namespace Puffy.Silo.Tests;

public sealed class GroupCommitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_request_that_fails_fails_alone_though_it_shares_a_commit()
    {
        SqliteStore.Open(new StoreOptions(_folder.Store) { Shards = 1 }).Dispose();
        using (var connection = Connect())
        {
            new Statement(connection, """
                CREATE TRIGGER poison BEFORE INSERT ON journeys WHEN NEW.user_id LIKE 'poison%'
                BEGIN SELECT RAISE(ABORT, 'poisoned'); END
                """).Run();
        }

        using var store = SqliteStore.Open(new StoreOptions(_folder.Store));
        var calls = Enumerable.Range(0, 200)
            .Select(i => store.Journeys.WriteAsync(0, [First($"before {i}"), First(i % 50 == 0 ? $"poison {i}" : $"user {i}")]).AsTask())
            .ToList();
        await Task.WhenAll(calls.Select(call => call.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.Equal([0, 50, 100, 150], Enumerable.Range(0, 200).Where(i => calls[i].IsFaulted));
        var error = await Assert.ThrowsAnyAsync<StoreException>(() => calls[50]);
        Assert.Contains("poisoned", error.Message, StringComparison.Ordinal);
        Assert.Equal(new ShardTotals(2 * 196, 196), await store.Journeys.ReadTotalsAsync(0));
        Assert.Null(await store.Journeys.ReadLine(0, "before 50"));
    }

    [Fact]
    public async Task A_store_that_another_program_keeps_locked_fails_all_waiting_calls_and_recovers()
    {
        using var store = SqliteStore.Open(new StoreOptions(_folder.Store) { Shards = 1, LockWait = TimeSpan.FromSeconds(1) });
        using (var connection = Connect())
        {
            new Statement(connection, "BEGIN IMMEDIATE").Run();
            var calls = Enumerable.Range(0, 3).Select(i => store.Journeys.WriteAsync(0, [First($"user {i}")]).AsTask()).ToList();
            foreach (var call in calls)
            {
                var error = await Assert.ThrowsAnyAsync<StoreException>(() => call);
                Assert.Contains("is locked by another program", error.Message, StringComparison.Ordinal);
            }
        }

        Assert.Equal(1, (await store.Journeys.WriteAsync(0, [First("later")])).Sequence);
        Assert.Equal(new ShardTotals(1, 1), await store.Journeys.ReadTotalsAsync(0));
    }

    [Fact]
    public async Task Calls_beyond_the_rows_that_may_wait_are_refused_at_once_and_the_others_are_written()
    {
        using var store = SqliteStore.Open(new StoreOptions(_folder.Store) { Shards = 1, MaxWaitingRows = 3, LockWait = TimeSpan.FromSeconds(30) });
        var calls = new List<Task>();
        using (var connection = Connect())
        {
            // The writer takes the first call and waits for the lock; of those behind it three find room.
            new Statement(connection, "BEGIN IMMEDIATE").Run();
            calls.Add(store.Journeys.WriteAsync(0, [First("first")]).AsTask());
            await Task.Delay(TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken);
            calls.AddRange(Enumerable.Range(0, 3).Select(i => store.Journeys.WriteAsync(0, [First($"user {i}")]).AsTask()));

            await Assert.ThrowsAsync<StoreBusyException>(() => store.Journeys.WriteAsync(0, [First("one too many")]).AsTask());
            new Statement(connection, "ROLLBACK").Run();
        }

        await Task.WhenAll(calls);
        Assert.Equal(4, (await store.Journeys.ReadTotalsAsync(0)).Users);
        Assert.Null(await store.Journeys.ReadLine(0, "one too many"));
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={_folder.Store};Pooling=False");
        connection.Open();
        return connection;
    }
}
