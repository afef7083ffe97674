using Puffy.Grains.Loading;

namespace Puffy.Grains.Tests;

public sealed class LoadLedgerTests : IDisposable
{
    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task An_interrupted_load_keeps_its_number_and_a_completed_one_that_comes_again_gets_a_new_one()
    {
        await using (var cluster = await ShopCluster.StartAsync(_store))
        {
            Assert.Equal(1, await cluster.Ledger.BeginAsync("monday.csv", "aa"));
            Assert.Equal(2, await cluster.Ledger.BeginAsync("tuesday.csv", "bb"));
            Assert.Equal(1, await cluster.Ledger.BeginAsync("monday.csv", "aa"));
            Assert.Equal(3, await cluster.Ledger.BeginAsync("monday.csv", "other bytes"));
            await cluster.Ledger.CompleteAsync(Loaded(2, "tuesday.csv", "bb"));
        }

        await using var later = await ShopCluster.StartAsync(_store);
        Assert.Equal(1, await later.Ledger.BeginAsync("monday.csv", "aa"));
        Assert.Equal(4, await later.Ledger.BeginAsync("tuesday.csv", "bb"));
        await later.Ledger.CompleteAsync(Loaded(1, "monday.csv", "aa"));
        Assert.Equal(5, await later.Ledger.BeginAsync("monday.csv", "aa"));

        var files = await later.Ledger.ReadAsync();
        Assert.Equal([(1, true), (2, true), (3, false), (4, false), (5, false)], files.Select(file => (file.Id, file.Complete)));
        Assert.Equal((10, 7, 3), (files[0].Rows, files[0].Accepted, files[0].Quarantined));
    }

    [Fact]
    public async Task A_load_whose_rows_do_not_add_up_is_not_completed()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        await cluster.Ledger.BeginAsync("monday.csv", "aa");

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => cluster.Ledger.CompleteAsync(Loaded(1, "monday.csv", "aa") with { Rows = 12 }));

        Assert.Equal("monday.csv: 12 rows were read, but 7 accepted and 3 quarantined: 2 are lost.", refusal.Message);
        Assert.False((await cluster.Ledger.ReadAsync()).Single().Complete);
        Assert.Equal(1, await cluster.Ledger.BeginAsync("monday.csv", "aa"));
    }

    [Fact]
    public async Task A_load_that_was_never_begun_is_not_completed()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        await cluster.Ledger.BeginAsync("monday.csv", "aa");

        await Assert.ThrowsAsync<InvalidOperationException>(() => cluster.Ledger.CompleteAsync(Loaded(2, "monday.csv", "aa")));

        Assert.Single(await cluster.Ledger.ReadAsync());
    }

    [Fact]
    public async Task A_number_that_could_not_be_saved_is_given_to_nobody()
    {
        var disk = new FullDisk();
        await using var cluster = await ShopCluster.StartAsync(_store, disk.Install);

        disk.IsFull = true;
        await Assert.ThrowsAsync<OrleansException>(() => cluster.Ledger.BeginAsync("monday.csv", "aa"));
        await Assert.ThrowsAsync<OrleansException>(() => cluster.Ledger.BeginAsync("monday.csv", "aa"));
        Assert.Empty(await cluster.Ledger.ReadAsync());

        disk.IsFull = false;
        Assert.Equal(1, await cluster.Ledger.BeginAsync("tuesday.csv", "bb"));
        disk.IsFull = true;
        await Assert.ThrowsAsync<OrleansException>(() => cluster.Ledger.CompleteAsync(Loaded(1, "tuesday.csv", "bb")));
        Assert.False((await cluster.Ledger.ReadAsync()).Single().Complete);
    }

    [Fact]
    public async Task The_ledger_tells_into_how_many_shards_the_store_is_divided()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        Assert.Equal(4, await cluster.Ledger.GetShardsAsync());
    }

    private static LoadedFile Loaded(int id, string name, string hash) =>
        new() { Id = id, Name = name, ContentHash = hash, Rows = 10, Accepted = 7, Quarantined = 3, Columns = ["client_id", "timestamp"] };
}
