using Microsoft.Data.Sqlite;
using Puffy.Grains.Storage;
using static Puffy.Silo.Tests.Journeys;

namespace Puffy.Silo.Tests;

public sealed class SqliteUpgradeTests() : StoreUpgradeTests(SqliteTestedStore.OfVersion1())
{
    [Fact]
    public void It_drops_the_states_of_rollups_by_kind_which_nothing_reads()
    {
        using var old = SqliteTestedStore.OfVersion1("INSERT INTO grain_states VALUES('puffy', 'channels', 0, 0, '', 1, NULL), ('puffy', 'ledger', 0, 0, '', 1, NULL);");
        using var connection = new SqliteConnection($"Data Source={old.Name};Pooling=False");
        connection.Open();
        using var types = connection.CreateCommand();
        types.CommandText = "SELECT group_concat(type) FROM grain_states";

        Assert.Equal("ledger", types.ExecuteScalar());
    }
}

public sealed class PostgreSqlUpgradeTests(PostgreSqlDatabase database) : StoreUpgradeTests(database.StoreOfVersion1());

/// <summary>A store of version 1 (in the folder Version1), opened by this version.</summary>
public abstract class StoreUpgradeTests(TestedStore store) : IDisposable
{
    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task It_keeps_all_that_it_holds()
    {
        Assert.Equal(2, store.Settings.Shards);
        Assert.Equal("bob v1: 0=events 1=more", await store.Journeys.ReadLine(1, "bob"));
        Assert.Equal(new ShardTotals(1, 2), await store.Journeys.ReadTotalsAsync(1));
        Assert.Equal([(1, 4)], await store.QuarantinedRows());
        Assert.Equal(["ann"], (await store.Journeys.WriteAsync(1, [First("ann")])).Erased);
        Assert.Equal(new Dictionary<int, int> { [1] = 3, [2] = 1 }, await store.Erasures.ReadErasedRowsAsync());
    }

    [Fact]
    public async Task It_seals_every_page_of_events()
    {
        var cleo = Assert.Single(await store.Journeys.ReadAsync(0, ["cleo"]));

        Assert.Equal(2, cleo.Pages.Length);
        Assert.All(cleo.Pages, page => Assert.False(PageSeal.IsMissing(page.Payload)));
        Assert.Empty(StoredEvents.Inspect(cleo).Damage);
        Assert.Equal(1, (await store.Journeys.ReadTotalsAsync(0)).Users);
    }

    [Fact]
    public async Task It_adds_what_is_erased_from_now_on_to_what_version_1_counted()
    {
        await store.Erasures.EraseAsync(1, new Erasure("bob", [1], 1, [new(1, 8), new(3, 9)]));
        store.Close();
        store.Reopen(shards: 2);

        Assert.Equal(new Dictionary<int, int> { [1] = 4, [2] = 1, [3] = 1 }, await store.Erasures.ReadErasedRowsAsync());
    }
}
