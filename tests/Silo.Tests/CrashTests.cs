using System.Globalization;
using Microsoft.Data.Sqlite;
using Puffy.Grains.Storage;
using Puffy.Silo.Sqlite;
using static Puffy.Silo.Tests.Journeys;

namespace Puffy.Silo.Tests;

public sealed class CrashTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(5000)]
    public async Task What_was_acknowledged_survives_a_kill(int acknowledgements)
    {
        var acknowledged = new Dictionary<int, long>();
        using (var writer = WriterProcess.Start(_folder.Store))
        {
            var lines = 0;
            while (await writer.StandardOutput.ReadLineAsync() is { } line)
            {
                var words = line.Split(' ');
                if (words is not [var user, var version] || !long.TryParse(version, CultureInfo.InvariantCulture, out var number))
                {
                    break;
                }

                acknowledged[int.Parse(user, CultureInfo.InvariantCulture)] = number;
                if (++lines == acknowledgements)
                {
                    writer.Kill();
                }
            }

            await writer.WaitForExitAsync();
        }

        using var store = SqliteStore.Open(new StoreOptions(_folder.Store));
        var found = new Dictionary<string, long>();
        for (var shard = 0; shard < 4; shard++)
        {
            var scan = await store.Journeys.ScanAsync(shard);
            var sum = 0L;
            await foreach (var journey in scan.Batches.SelectMany(batch => batch))
            {
                found[journey.UserId] = journey.Version;
                sum += journey.Version;
                Assert.Equal($"{journey.UserId} v{journey.Version}: 0={journey.Version} 1={journey.Version}", journey.Line());
            }

            Assert.Equal(sum, scan.Totals.Sequence);
        }

        Assert.NotEmpty(acknowledged);
        Assert.All(acknowledged, user => Assert.InRange(found[$"user {user.Key}"], user.Value, long.MaxValue));
    }

    [Fact]
    public async Task A_store_is_kept_from_other_processes_until_its_own_ends_however_it_ends()
    {
        using var writer = WriterProcess.Start(_folder.Store);
        Assert.NotNull(await writer.StandardOutput.ReadLineAsync());

        var error = Assert.Throws<StoreException>(() => SqliteStore.Open(new StoreOptions(_folder.Store)));
        Assert.Equal($"The store '{_folder.Store}' is in use by another puffy process. Wait for it to end, or use another store.", error.Message);

        writer.Kill();
        await writer.WaitForExitAsync();
        SqliteStore.Open(new StoreOptions(_folder.Store)).Dispose();
    }

    [Fact]
    public async Task An_erasure_that_was_cut_short_is_finished_when_the_store_is_opened()
    {
        const string trace = "https://shop.example/a-page-of-ann/";
        using (var store = SqliteStore.Open(new StoreOptions(_folder.Store) { Shards = 1 }))
        {
            await store.Journeys.WriteAsync(0, [First("ann", trace)]);
        }

        // What a process leaves that dies between the erasure's commit and the removal of its traces.
        using (var connection = new SqliteConnection($"Data Source={_folder.Store};Pooling=False"))
        {
            connection.Open();
            new Statement(connection, "PRAGMA secure_delete = OFF; INSERT INTO journeys(shard, user_id, version, pages, payload) VALUES(0, 'bob', 1, 1, x''); DELETE FROM journeys; UPDATE store_settings SET traces_left = 1;").Run();
        }

        Assert.True(File.ReadAllBytes(_folder.Store).AsSpan().IndexOf("a-page-of-ann"u8) >= 0);
        SqliteStore.Open(new StoreOptions(_folder.Store)).Dispose();
        Assert.True(File.ReadAllBytes(_folder.Store).AsSpan().IndexOf("a-page-of-ann"u8) < 0);

        using var connectionAfter = new SqliteConnection($"Data Source={_folder.Store};Pooling=False");
        connectionAfter.Open();
        using var left = new Statement(connectionAfter, "SELECT traces_left FROM store_settings").Query();
        Assert.True(left.Read());
        Assert.Equal(0, left.GetInt32(0));
    }
}
