using Puffy.Grains.Loading;

namespace Puffy.Grains.Tests;

/// <summary>The ledger as a grain: what it answers is saved. Its rules are those of <see cref="LedgerTests"/>.</summary>
public sealed class LoadLedgerTests(SharedCluster shared) : IClassFixture<SharedCluster>
{
    private static readonly FileToLoad Monday = new("monday.csv", "aa");
    private static readonly FileToLoad Tuesday = new("tuesday.csv", "bb");

    private readonly ILoadLedgerGrain _ledger = shared.Grain<ILoadLedgerGrain>();

    [Fact]
    public async Task Files_that_were_begun_are_known_after_a_restart()
    {
        using var store = new TestStore();
        await using (var cluster = await ShopCluster.StartAsync(store))
        {
            await cluster.Ledger.BeginAsync([Monday, Tuesday]);
            await cluster.Ledger.CompleteAsync(LedgerTests.Loaded(1, Monday));
        }

        await using var later = await ShopCluster.StartAsync(store);
        Assert.Equal([(2, false), (1, true)], (await later.Ledger.BeginAsync([Tuesday, Monday])).Select(file => (file.Id, file.Complete)));
    }

    [Fact]
    public async Task A_long_ledger_is_known_after_a_restart()
    {
        var first = Enumerable.Range(1, 70).Select(day => new FileToLoad($"day{day}.csv", "aa")).ToArray();
        var second = Enumerable.Range(1, 2).Select(day => new FileToLoad($"late{day}.csv", "bb")).ToArray();
        using var store = new TestStore();
        await using (var cluster = await ShopCluster.StartAsync(store))
        {
            await cluster.Ledger.BeginAsync([.. first]);
            await cluster.Ledger.BeginAsync([.. second]);
            await cluster.Ledger.CompleteAsync(LedgerTests.Loaded(2, first[1]));
            await cluster.Ledger.CompleteAsync(LedgerTests.Loaded(72, second[1]));
        }

        await using var later = await ShopCluster.StartAsync(store);
        var files = (await later.Ledger.ReadAsync()).Files;
        Assert.Equal([.. first.Concat(second).Select(file => file.Name)], files.Select(file => file.Name));
        Assert.Equal(Enumerable.Range(1, 72), files.Select(file => file.Id));
        Assert.Equal([2, 72], files.Where(file => file.Complete).Select(file => file.Id));
        Assert.Equal(73, (await later.Ledger.OpenAsync(new LiveSender("web", new DateTime(2025, 3, 1, 14, 0, 0, DateTimeKind.Utc), "silo"))).Id);
    }

    [Fact]
    public async Task A_live_sender_keeps_its_number_though_the_answer_was_lost()
    {
        var sender = new LiveSender("web", new DateTime(2025, 3, 1, 14, 0, 0, DateTimeKind.Utc), "silo-1@1");
        shared.Disk.LosesAnswers = true;
        await Assert.ThrowsAsync<IOException>(() => _ledger.OpenAsync(sender));
        shared.Disk.LosesAnswers = false;

        Assert.Equal(new LiveSource(2, sender with { Silo = "silo-1@2" }), await _ledger.OpenAsync(sender with { Silo = "silo-1@2" }));
        Assert.Equal(new LiveSource(1, sender), await _ledger.OpenAsync(sender));
        Assert.Equal([1, 2], (await _ledger.ReadAsync()).Live.Select(live => live.Id));
    }

    [Fact]
    public async Task A_refusal_says_why_and_changes_nothing()
    {
        await BeginAsync(Monday);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => _ledger.CompleteAsync(LedgerTests.Loaded(1, Monday) with { Rows = 12 }));

        Assert.Equal("monday.csv: 12 rows were read, but 7 accepted and 3 quarantined: 2 are missing.", refusal.Message);
        Assert.False((await _ledger.ReadAsync()).Files.Single().Complete);
    }

    [Fact]
    public async Task A_number_that_could_not_be_saved_is_given_to_nobody()
    {
        shared.Disk.IsFull = true;
        await Assert.ThrowsAsync<IOException>(() => BeginAsync(Monday));
        await Assert.ThrowsAsync<IOException>(() => BeginAsync(Monday));
        Assert.Empty((await _ledger.ReadAsync()).Files);

        shared.Disk.IsFull = false;
        Assert.Equal([(1, false)], await BeginAsync(Tuesday));
        shared.Disk.IsFull = true;
        await Assert.ThrowsAsync<IOException>(() => _ledger.CompleteAsync(LedgerTests.Loaded(1, Tuesday)));
        shared.Disk.IsFull = false;
        Assert.False((await _ledger.ReadAsync()).Files.Single().Complete);
    }

    [Fact]
    public async Task A_number_that_was_saved_though_the_answer_was_lost_is_given_to_the_same_file_again()
    {
        shared.Disk.LosesAnswers = true;
        await Assert.ThrowsAsync<IOException>(() => BeginAsync(Monday));
        shared.Disk.LosesAnswers = false;

        Assert.Equal([(2, false), (1, false)], await BeginAsync(Tuesday, Monday));
        Assert.Equal([1, 2], (await _ledger.ReadAsync()).Files.Select(file => file.Id));
    }

    [Fact]
    public async Task A_file_that_is_complete_though_the_answer_was_lost_stays_complete()
    {
        await BeginAsync(Monday, Tuesday);

        shared.Disk.LosesAnswers = true;
        await Assert.ThrowsAsync<IOException>(() => _ledger.CompleteAsync(LedgerTests.Loaded(1, Monday)));
        shared.Disk.LosesAnswers = false;
        await _ledger.CompleteAsync(LedgerTests.Loaded(2, Tuesday));

        Assert.All((await _ledger.ReadAsync()).Files, file => Assert.True(file.Complete));
    }

    [Fact]
    public async Task The_ledger_tells_into_how_many_shards_the_store_is_divided() => Assert.Equal(4, await _ledger.GetShardsAsync());

    private async Task<IEnumerable<(int Id, bool Complete)>> BeginAsync(params FileToLoad[] files) =>
        (await _ledger.BeginAsync([.. files])).Select(file => (file.Id, file.Complete));
}
