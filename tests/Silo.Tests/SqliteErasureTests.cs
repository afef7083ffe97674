using System.Text;
using Microsoft.Data.Sqlite;
using Puffy.Analytics.Intake;
using Puffy.Grains.Storage;
using Puffy.Silo.Sqlite;
using static Puffy.Silo.Tests.Journeys;

namespace Puffy.Silo.Tests;

/// <summary>What SQLite does beyond the contract: nothing of an erased user is left in its files.</summary>
public sealed class SqliteErasureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;

    public SqliteErasureTests() => _store = SqliteStore.Open(new StoreOptions(_folder.Store) { Shards = 2 });

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Nothing_of_an_erased_user_is_left_in_any_file()
    {
        const int users = 4000;
        var random = new Random(7);
        string Id(int user) => $"person-{user * 7919 % users:00000}-id";
        string Url(int user, int version) => $"https://shop.example/{Id(user)}/{version}?{new string('q', random.Next(900))}";

        // Rewritten in no order and with other sizes, rows move between pages of the database and leave old places behind.
        for (var version = 0; version < 4; version++)
        {
            var order = Enumerable.Range(0, users).ToArray();
            random.Shuffle(order);
            foreach (var some in order.Chunk(500))
            {
                var writes = some.Select(user => new JourneyWrite(Id(user), version, [Page(0, Url(user, version)), Page(1 + (version % 2), Url(user, version))]));
                Assert.Empty((await _store.Journeys.WriteAsync(0, [.. writes])).Refused);
            }
        }

        await _store.Quarantine.WriteAsync([.. Enumerable.Range(0, users).Select(user => new QuarantinedRow(1, user, RefusalReason.InvalidTimestamp, "", Url(user, 9), Id(user), null, 0))], erasuresKnown: 0);
        var erased = Enumerable.Range(0, 200).Select(i => i * 17).ToList();
        await Task.WhenAll(erased.Select(user => _store.Erasures.EraseAsync(0, new Erasure(Id(user), [(byte)user, (byte)(user >> 8)], 4, [])).AsTask()));

        var bytes = ReadFiles();
        bool IsLeft(int user) => bytes.Any(file => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Id(user))) >= 0);
        Assert.True(IsLeft(1));
        Assert.Equal([], erased.Where(IsLeft));
        Assert.Equal(users - 200, (await _store.Journeys.ReadTotalsAsync(0)).Users);
        Assert.Equal(users - 200, (await (await _store.Journeys.ScanAsync(0)).Lines()).Count);
        Assert.Empty((await _store.Journeys.WriteAsync(0, [Next(Id(1), 4, Page(0, new string('w', 9000)))])).Refused);
        _store.Dispose();
        Assert.Equal("ok", CheckIntegrity());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Users_who_are_erased_one_after_the_other_leave_nothing_while_rows_go_on_moving(bool logStartsAnew)
    {
        const int users = 3000;
        const int perRound = 100;
        var random = new Random(11);
        string Id(int user) => $"person-{user:00000}-id";
        string Text(int user) => $"{Id(user)} {new string('q', random.Next(900))}";
        for (var round = 0; round < 4; round++)
        {
            var order = Enumerable.Range(round * perRound, users - (round * perRound)).ToArray();
            random.Shuffle(order);
            foreach (var some in order.Chunk(500))
            {
                var writes = some.Select(user => new JourneyWrite(Id(user), round, [Page(0, Text(user)), Page(1 + (round % 2), Text(user))]));
                Assert.Empty((await _store.Journeys.WriteAsync(0, [.. writes])).Refused);
                if (logStartsAnew)
                {
                    using var connection = new SqliteConnection($"Data Source={_folder.Store};Pooling=False");
                    connection.Open();
                    new Statement(connection, "PRAGMA wal_checkpoint(RESTART)").Run();
                }
            }

            var erased = Enumerable.Range(round * perRound, perRound).ToList();
            await Task.WhenAll(erased.Select(user => _store.Erasures.EraseAsync(0, new Erasure(Id(user), [(byte)user, (byte)(user >> 8)], round + 1, [])).AsTask()));

            var bytes = ReadFiles();
            Assert.Equal([], erased.Where(user => bytes.Any(file => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Id(user))) >= 0)));
        }
    }

    [Fact]
    public async Task A_large_journey_leaves_no_freed_page_behind()
    {
        var url = "https://shop.example/a-page-of-ann/";
        var large = string.Concat(Enumerable.Repeat(url, 20_000));
        await _store.Journeys.WriteAsync(0, [new JourneyWrite("ann", 0, [Page(0, large), Page(1, large)])]);
        await _store.Journeys.WriteAsync(0, [Next("ann", 1, Page(0, "short"), Page(1, "short"))]);

        await _store.Erasures.EraseAsync(0, new Erasure("ann", [1], 2, []));

        Assert.DoesNotContain(ReadFiles(), file => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(url)) >= 0);
    }

    [Fact]
    public async Task An_erasure_waits_for_scans_that_still_see_the_user_and_holds_up_nobody()
    {
        await _store.Journeys.WriteAsync(0, [.. Enumerable.Range(0, 2000).Select(i => First($"user {i}"))]);
        var scan = await _store.Journeys.ScanAsync(0);
        var enumerator = scan.Batches.GetAsyncEnumerator();
        Assert.True(await enumerator.MoveNextAsync());

        var erasure = _store.Erasures.EraseAsync(0, new Erasure("user 5", [1], 1, [])).AsTask();
        await _store.Journeys.WriteAsync(0, [First("late")]);
        Assert.Null(await _store.Journeys.ReadLine(0, "user 5"));
        Assert.False(erasure.IsCompleted);

        await enumerator.DisposeAsync();
        Assert.Equal(2, await erasure);
    }

    /// <summary>The bytes of every file of the store, while it is open; the lock file, which no one can read then, is empty.</summary>
    private List<byte[]> ReadFiles() => [.. Directory.GetFiles(_folder.Path).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)).Select(ReadShared)];

    private string CheckIntegrity()
    {
        using var connection = new SqliteConnection($"Data Source={_folder.Store};Pooling=False");
        connection.Open();
        using var result = new Statement(connection, "PRAGMA integrity_check").Query();
        Assert.True(result.Read());
        return result.GetString(0);
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
