using Puffy.Grains.Loading;

namespace Puffy.Grains.Tests;

public sealed class LoadLedgerTests : IDisposable
{
    private static readonly FileToLoad Monday = new("monday.csv", "aa");
    private static readonly FileToLoad Tuesday = new("tuesday.csv", "bb");
    private static readonly FileToLoad Wednesday = new("wednesday.csv", "cc");

    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task An_interrupted_load_is_taken_up_and_one_that_ended_begins_anew()
    {
        await using (var cluster = await ShopCluster.StartAsync(_store))
        {
            Assert.Equal([(1, false), (2, false), (3, false)], await Begin(cluster, Monday, Tuesday, Wednesday));
            await cluster.Ledger.CompleteAsync(Loaded(1, Monday));
        }

        await using var later = await ShopCluster.StartAsync(_store);
        Assert.Equal([(3, false), (1, true), (4, false)], await Begin(later, Wednesday, Monday, Monday with { ContentHash = "other bytes" }));
        await later.Ledger.CompleteAsync(Loaded(2, Tuesday));
        await later.Ledger.CompleteAsync(Loaded(3, Wednesday));

        Assert.Equal([(5, false), (6, false)], await Begin(later, Monday, Tuesday));
        var files = await later.Ledger.ReadAsync();
        Assert.Equal([(1, 1), (2, 1), (3, 1), (4, 4), (5, 5), (6, 5)], files.Select(file => (file.Id, file.Load)));
        Assert.Equal((10, 7, 3), (files[0].Rows, files[0].Accepted, files[0].Quarantined));
    }

    [Fact]
    public async Task A_file_that_is_given_twice_is_loaded_twice_and_taken_up_twice()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        Assert.Equal([(1, false), (2, false)], await Begin(cluster, Monday, Monday));
        await cluster.Ledger.CompleteAsync(Loaded(1, Monday));

        Assert.Equal([(1, true), (2, false), (3, false)], await Begin(cluster, Monday, Monday, Monday));
    }

    [Fact]
    public async Task A_load_whose_rows_do_not_add_up_is_not_completed()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        await Begin(cluster, Monday);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => cluster.Ledger.CompleteAsync(Loaded(1, Monday) with { Rows = 12 }));

        Assert.Equal("monday.csv: 12 rows were read, but 7 accepted and 3 quarantined: 2 are lost.", refusal.Message);
        Assert.False((await cluster.Ledger.ReadAsync()).Single().Complete);
        Assert.Equal([(1, false)], await Begin(cluster, Monday));
    }

    [Fact]
    public async Task A_load_that_was_never_begun_is_not_completed()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        await Begin(cluster, Monday);

        await Assert.ThrowsAsync<InvalidOperationException>(() => cluster.Ledger.CompleteAsync(Loaded(2, Monday)));

        Assert.Single(await cluster.Ledger.ReadAsync());
    }

    [Fact]
    public async Task A_number_that_could_not_be_saved_is_given_to_nobody()
    {
        var disk = new FullDisk();
        await using var cluster = await ShopCluster.StartAsync(_store, disk.Install);

        disk.IsFull = true;
        await Assert.ThrowsAsync<OrleansException>(() => Begin(cluster, Monday));
        await Assert.ThrowsAsync<OrleansException>(() => Begin(cluster, Monday));
        Assert.Empty(await cluster.Ledger.ReadAsync());

        disk.IsFull = false;
        Assert.Equal([(1, false)], await Begin(cluster, Tuesday));
        disk.IsFull = true;
        await Assert.ThrowsAsync<OrleansException>(() => cluster.Ledger.CompleteAsync(Loaded(1, Tuesday)));
        Assert.False((await cluster.Ledger.ReadAsync()).Single().Complete);
    }

    [Fact]
    public async Task A_number_that_was_saved_though_the_answer_was_lost_is_given_to_the_same_file_again()
    {
        var disk = new FullDisk();
        await using var cluster = await ShopCluster.StartAsync(_store, disk.Install);

        disk.LosesAnswers = true;
        await Assert.ThrowsAsync<OrleansException>(() => Begin(cluster, Monday));
        disk.LosesAnswers = false;

        Assert.Equal([(2, false), (1, false)], await Begin(cluster, Tuesday, Monday));
        Assert.Equal([1, 2], (await cluster.Ledger.ReadAsync()).Select(file => file.Id));
    }

    [Fact]
    public async Task A_file_that_is_complete_though_the_answer_was_lost_stays_complete()
    {
        var disk = new FullDisk();
        await using var cluster = await ShopCluster.StartAsync(_store, disk.Install);
        await Begin(cluster, Monday, Tuesday);

        disk.LosesAnswers = true;
        await Assert.ThrowsAsync<OrleansException>(() => cluster.Ledger.CompleteAsync(Loaded(1, Monday)));
        disk.LosesAnswers = false;
        await cluster.Ledger.CompleteAsync(Loaded(2, Tuesday));

        Assert.All(await cluster.Ledger.ReadAsync(), file => Assert.True(file.Complete));
    }

    [Fact]
    public async Task The_ledger_tells_into_how_many_shards_the_store_is_divided()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        Assert.Equal(4, await cluster.Ledger.GetShardsAsync());
    }

    private static async Task<IEnumerable<(int Id, bool Complete)>> Begin(ShopCluster cluster, params FileToLoad[] files) =>
        (await cluster.Ledger.BeginAsync([.. files])).Select(file => (file.Id, file.Complete));

    private static LoadedFile Loaded(int id, FileToLoad file) => new()
    {
        Id = id,
        Name = file.Name,
        Load = 1,
        ContentHash = file.ContentHash,
        Rows = 10,
        Accepted = 7,
        Quarantined = 3,
        Columns = ["client_id", "timestamp"],
    };
}
