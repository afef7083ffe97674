using Puffy.Grains.Storage;
using static Puffy.Silo.Tests.Journeys;

namespace Puffy.Silo.Tests;

public sealed class ShardScanTests
{
    [Theory]
    [InlineData(2, "ann,bob")]
    [InlineData(0, "")]
    public async Task A_scan_of_all_journeys_ends_well(int users, string found) => Assert.Equal(users, (await Scan(users, found).Lines()).Count);

    [Theory]
    [InlineData(3, "ann,bob", "has 3 journeys, and 2 can be read:")]
    [InlineData(1, "ann,bob", "has 1 journeys, and 2 can be read:")]
    [InlineData(2, "ann,ann", "and 2 can be read, some of them out of order:")]
    [InlineData(2, "bob,ann", "and 2 can be read, some of them out of order:")]
    public async Task Journeys_that_are_missing_or_come_twice_are_an_error_at_the_end(int users, string found, string words)
    {
        var error = await Assert.ThrowsAsync<DamagedShardException>(async () => await Scan(users, found).Lines());

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_journey_of_a_canary_counts_among_all_and_is_left_out() =>
        Assert.Equal(["ann v1: 0=events", "bob v1: 0=events"], await Scan(3, $"{CanaryUsers.Of("silo/0")},ann,bob").Lines());

    private static ShardScan Scan(int users, string found) => new(5, new ShardTotals(users, 9), Batches(found));

    private static async IAsyncEnumerable<IReadOnlyList<StoredJourney>> Batches(string found)
    {
        await Task.CompletedTask;
        foreach (var user in found.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return [new StoredJourney(user, 1, [Page(0, "events")])];
        }
    }
}
