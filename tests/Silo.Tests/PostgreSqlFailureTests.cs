using Npgsql;
using Puffy.Grains.Storage;
using Puffy.PostgreSql;
using Puffy.Silo.PostgreSql;
using static Puffy.Silo.Tests.Journeys;

namespace Puffy.Silo.Tests;

/// <summary>The server fails in every way, and what was acknowledged is there, once.</summary>
public sealed class PostgreSqlFailureTests : IAsyncLifetime
{
    private PostgresServer _server = null!;
    private PostgreSqlOptions _options = null!;
    private PostgreSqlStore _store = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(PostgresServer.IsPrivateAvailable, PostgresServer.WhySkipped);
        _server = await PostgresServer.StartPrivateAsync();
        _options = new PostgreSqlOptions(_server.ConnectionString) { Shards = 2, Timeout = TimeSpan.FromSeconds(5) };
        _store = PostgreSqlStore.Open(_options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
            await _server.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_acknowledged_survives_restarts_amid_writes_and_a_call_that_failed_can_be_repeated(bool immediate)
    {
        var stop = false;
        var acknowledged = new long[20];
        var writers = Enumerable.Range(0, acknowledged.Length).Select(user => Task.Run(async () =>
        {
            var version = 0L;
            while (!Volatile.Read(ref stop))
            {
                try
                {
                    var outcome = await _store.Journeys.WriteAsync(user % 2, [new JourneyWrite($"user {user}", version, [Page(0, $"{version + 1}"), Page(1, $"{version + 1}")])]);

                    // Nobody else writes this user: a refused write is one whose answer was lost.
                    version = outcome.Refused.Count == 0 ? version + 1 : (await _store.Journeys.ReadAsync(user % 2, [$"user {user}"]))[0].Version;
                    Volatile.Write(ref acknowledged[user], version);
                }
                catch (StoreException)
                {
                    await Task.Delay(20);
                }
            }
        })).ToList();
        for (var restart = 0; restart < 3; restart++)
        {
            await Task.Delay(300);
            await _server.RestartAsync(immediate);
        }

        Volatile.Write(ref stop, true);
        await Task.WhenAll(writers);

        for (var shard = 0; shard < 2; shard++)
        {
            var scan = await _store.Journeys.ScanAsync(shard);
            var sum = 0L;
            await foreach (var journey in scan.Batches.SelectMany(batch => batch))
            {
                sum += journey.Version;
                Assert.InRange(journey.Version, acknowledged[int.Parse(journey.UserId[5..])], long.MaxValue);
                Assert.Equal($"{journey.UserId} v{journey.Version}: 0={journey.Version} 1={journey.Version}", journey.Line());
            }

            Assert.Equal(new ShardTotals(10, sum), scan.Totals);
        }
    }

    [Fact]
    public async Task Scans_find_good_connections_though_a_crash_left_bad_ones()
    {
        await _store.Journeys.WriteAsync(0, [First("ann")]);
        var scans = new List<ShardScan>();
        for (var i = 0; i < 4; i++)
        {
            scans.Add(await _store.Journeys.ScanAsync(0));
        }

        foreach (var scan in scans)
        {
            Assert.Single(await scan.Lines());
        }

        await _server.RestartAsync(immediate: true);

        // At once, so that they find the bad connections side by side.
        var found = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => await (await _store.Journeys.ScanAsync(0)).Lines()));
        Assert.All(found, journeys => Assert.Single(journeys));
    }

    [Fact]
    public async Task A_server_that_is_down_fails_every_call_clearly_and_is_used_again_when_it_is_back()
    {
        await _store.Journeys.WriteAsync(0, [First("ann")]);
        await _server.StopAsync();

        var calls = new Func<Task>[]
        {
            async () => await _store.Journeys.WriteAsync(0, [First("bob")]),
            async () => await _store.Journeys.ReadAsync(0, ["ann"]),
            async () => await _store.Journeys.ScanAsync(0),
            async () => await _store.Journeys.ReadTotalsAsync(0),
            async () => await _store.Quarantine.WriteAsync([new QuarantinedRow(1, 1, 0, "", "", "", null, 0)], erasuresKnown: 0),
            async () => await _store.Erasures.EraseAsync(0, new Erasure("ann", [1], 1, [])),
            async () => await _store.Erasures.ReadErasedUsersAsync(),
        };
        foreach (var call in calls)
        {
            var error = await Assert.ThrowsAnyAsync<StoreException>(call);
            Assert.StartsWith($"The store '{_store.Name}' ", error.Message, StringComparison.Ordinal);
            Assert.Contains("try again", error.Message, StringComparison.Ordinal);
        }

        await _server.StartAgainAsync();
        Assert.Equal("ann v1: 0=events", await _store.Journeys.ReadLine(0, "ann"));
        Assert.Equal(2, (await _store.Journeys.WriteAsync(0, [First("bob")])).Sequence);
        Assert.Equal(2, (await (await _store.Journeys.ScanAsync(0)).Lines()).Count);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_fails_calls_in_time_and_is_used_again()
    {
        await _store.Journeys.WriteAsync(0, [First("ann")]);
        _server.Pause();
        var write = _store.Journeys.WriteAsync(0, [First("bob")]).AsTask();
        var read = _store.Journeys.ReadAsync(0, ["ann"]).AsTask();

        Assert.Contains("did not answer in time", (await Assert.ThrowsAnyAsync<StoreException>(() => write)).Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<StoreException>(() => read);

        _server.Resume();
        Assert.Equal("ann v1: 0=events", await _store.Journeys.ReadLine(0, "ann"));
        Assert.Equal(2, (await _store.Journeys.WriteAsync(0, [First("cid")])).Sequence);
    }

    [Fact]
    public async Task A_database_that_is_read_only_refuses_writes_serves_reads_and_goes_on()
    {
        await _store.Journeys.WriteAsync(0, [First("ann")]);
        await _server.ExecuteAsync("ALTER SYSTEM SET default_transaction_read_only = on");
        await _server.ExecuteAsync("SELECT pg_reload_conf()");
        StoreException? error = null;
        for (var user = 0; error is null; user++)
        {
            // The server tells its sessions in its own time.
            error = await Record.ExceptionAsync(async () => await _store.Journeys.WriteAsync(1, [First($"user {user}")])) as StoreException;
        }

        Assert.Contains("the database is read-only", error.Message, StringComparison.Ordinal);
        Assert.Equal("ann v1: 0=events", await _store.Journeys.ReadLine(0, "ann"));

        await _server.ExecuteAsync("ALTER SYSTEM SET default_transaction_read_only = off");
        await _server.ExecuteAsync("SELECT pg_reload_conf()");
        var outcome = await RepeatAsync(async () => await _store.Journeys.WriteAsync(0, [First("bob")]));

        Assert.Equal(2, outcome.Sequence);
        Assert.Equal(new ShardTotals(2, 2), await _store.Journeys.ReadTotalsAsync(0));
    }

    [Fact]
    public async Task A_connection_that_is_cut_amid_a_commit_leaves_the_outcome_to_be_found_out()
    {
        await _store.Journeys.WriteAsync(0, [First("ann")]);
        // The commit waits in this trigger, where its session is ended.
        PostgreSqlDatabase.Execute(_options, """
            CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(60); RETURN NEW; END';
            CREATE TRIGGER wait BEFORE UPDATE ON journeys FOR EACH ROW EXECUTE FUNCTION wait();
            """);
        var write = _store.Journeys.WriteAsync(0, [Next("ann", 1, Page(0, "more"))]).AsTask();
        await EndSessionsAsync("UPDATE journeys");

        var error = await Assert.ThrowsAnyAsync<StoreException>(() => write);
        Assert.Contains("The write may have been committed. Repeat it", error.Message, StringComparison.Ordinal);

        PostgreSqlDatabase.Execute(_options, "DROP TRIGGER wait ON journeys");
        Assert.Equal(2, (await _store.Journeys.WriteAsync(0, [Next("ann", 1, Page(0, "more"))])).Sequence);
    }

    [Fact]
    public async Task A_request_that_fails_fails_alone_though_it_shares_a_commit()
    {
        PostgreSqlDatabase.Execute(_options, "ALTER TABLE journeys ADD CONSTRAINT poison CHECK (position('poison'::bytea IN user_id) = 0)");
        var calls = Enumerable.Range(0, 200)
            .Select(i => _store.Journeys.WriteAsync(0, [First($"before {i}"), First(i % 50 == 0 ? $"poison {i}" : $"user {i}")]).AsTask())
            .ToList();
        await Task.WhenAll(calls.Select(call => call.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.Equal([0, 50, 100, 150], Enumerable.Range(0, 200).Where(i => calls[i].IsFaulted));
        var error = await Assert.ThrowsAnyAsync<StoreException>(() => calls[50]);
        Assert.Contains("poison", error.Message, StringComparison.Ordinal);
        Assert.Equal(new ShardTotals(2 * 196, 196), await _store.Journeys.ReadTotalsAsync(0));
        Assert.Null(await _store.Journeys.ReadLine(0, "before 50"));
    }

    [Fact]
    public async Task A_shard_that_a_silo_left_locked_is_freed_for_the_others()
    {
        // What a silo holds that stands still between the two halves of a transaction.
        await using var stalled = new NpgsqlConnection($"{_options.ConnectionString};Pooling=false;Search Path={_options.Schema};Options=-c idle_in_transaction_session_timeout=1s");
        await stalled.OpenAsync();
        await using (var locks = new NpgsqlCommand("BEGIN; SELECT FROM shard_totals WHERE shard = 0 FOR UPDATE", stalled))
        {
            await locks.ExecuteNonQueryAsync();
        }

        Assert.Equal(1, (await _store.Journeys.WriteAsync(0, [First("ann")])).Sequence);
        Assert.Equal("10s", await SettingOfWriterAsync());
    }

    private static async Task<T> RepeatAsync<T>(Func<Task<T>> call)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (StoreException)
            {
                await Task.Delay(20);
            }
        }
    }

    private async Task EndSessionsAsync(string query)
    {
        await using var connection = new NpgsqlConnection($"{_server.ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await using var end = new NpgsqlCommand($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE '{query}%' AND state = 'active'", connection);
        while ((long)(await end.ExecuteScalarAsync())! == 0)
        {
            await Task.Delay(20);
        }
    }

    /// <summary>How long the server lets a transaction of the writer stand still.</summary>
    private async Task<string> SettingOfWriterAsync()
    {
        using var database = new StoreDatabase(_options);
        await using var command = database.Writer.CreateCommand("SHOW idle_in_transaction_session_timeout");
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
