using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;
using Puffy.Grains.Storage;
using static Puffy.Silo.Tests.Journeys;

namespace Puffy.Silo.Tests;

public sealed class SqliteErasureStoreTests() : ErasureStoreTests(new SqliteTestedStore(Shards));

public sealed class PostgreSqlErasureStoreTests(PostgreSqlDatabase database) : ErasureStoreTests(database.NewStore(Shards));

public abstract class ErasureStoreTests(TestedStore store) : IDisposable
{
    protected const int Shards = 2;

    private static readonly SourceRow[] NoRows = [];

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Erasure_takes_the_journey_and_the_quarantined_rows_and_counts_them_by_file()
    {
        await store.Journeys.WriteAsync(1, [First("ann"), First("bob")]);
        await store.Quarantine.WriteAsync(
        [
            Row(1, 1, "ann", "ann,soon"),
            Row(1, 2, "bob", "bob,soon"),
            Row(2, 1, "", "2024,ann,too,many,fields"),
            Row(2, 2, "", "2024,annabel,too,many,fields"),
            Row(2, 3, "", "2024,\"mail to ann, please\",too,many"),
            Row(3, 1, "", "2024,\"ann\",too,many"),
        ], erasuresKnown: 0);

        var sequence = await store.Erasures.EraseAsync(1, new Erasure("ann", [1, 2], 1, [new(1, 3), new(1, 4), new(5, 3)]));

        Assert.Equal(2, sequence);
        Assert.Null(await store.Journeys.ReadLine(1, "ann"));
        Assert.Equal(new ShardTotals(1, 2), await store.Journeys.ReadTotalsAsync(1));
        Assert.Equal([(1, 2), (2, 2), (2, 3)], await QuarantinedRows());
        Assert.Equal(new Dictionary<int, int> { [1] = 3, [2] = 1, [3] = 1, [5] = 1 }, await store.Erasures.ReadErasedRowsAsync());
        Assert.Equal([[1, 2]], await store.Erasures.ReadErasedUsersAsync());
    }

    [Fact]
    public async Task A_journey_that_has_moved_on_is_not_erased()
    {
        await store.Journeys.WriteAsync(0, [First("ann")]);
        await store.Journeys.WriteAsync(0, [Next("ann", 1, Page(0, "more"))]);
        await store.Quarantine.WriteAsync([Row(1, 1, "ann", "")], erasuresKnown: 0);

        Assert.Null(await store.Erasures.EraseAsync(0, new Erasure("ann", [1], 1, NoRows)));

        Assert.Equal("ann v2: 0=more", await store.Journeys.ReadLine(0, "ann"));
        Assert.Equal([(1, 1)], await QuarantinedRows());
        Assert.Empty(await store.Erasures.ReadErasedUsersAsync());
        Assert.Empty(await store.Erasures.ReadErasedRowsAsync());
    }

    [Fact]
    public async Task Erasing_again_is_harmless_and_takes_what_came_since()
    {
        await store.Journeys.WriteAsync(0, [First("ann")]);
        await store.Erasures.EraseAsync(0, new Erasure("ann", [1], 1, [new(1, 1), new(1, 2), new(1, 3)]));
        await store.Quarantine.WriteAsync([Row(1, 9, "ann", "")], erasuresKnown: 1);

        Assert.Equal(3, await store.Erasures.EraseAsync(0, new Erasure("ann", [1], 0, NoRows)));

        Assert.Equal(new ShardTotals(0, 3), await store.Journeys.ReadTotalsAsync(0));
        Assert.Single(await store.Erasures.ReadErasedUsersAsync());
        Assert.Equal(4, (await store.Erasures.ReadErasedRowsAsync())[1]);
    }

    [Fact]
    public async Task An_erased_row_that_is_delivered_again_is_in_quarantine_and_no_longer_counts_as_erased()
    {
        await store.Journeys.WriteAsync(0, [First("ann")]);
        await store.Quarantine.WriteAsync([Row(1, 2, "ann", "ann,soon"), Row(2, 2, "ann", "ann,soon")], erasuresKnown: 0);
        await store.Erasures.EraseAsync(0, new Erasure("ann", [1], 1, [new(1, 1), new(1, 3)]));

        await store.Quarantine.WriteAsync([Row(1, 1, "", ""), Row(1, 2, "", "")], erasuresKnown: 1);
        Assert.Equal(new Dictionary<int, int> { [1] = 1, [2] = 1 }, await store.Erasures.ReadErasedRowsAsync());

        // Another delivery and another erasure change nothing any more.
        await store.Quarantine.WriteAsync([Row(1, 1, "", ""), Row(1, 2, "", "")], erasuresKnown: 1);
        await store.Erasures.EraseAsync(0, new Erasure("ann", [1], 0, NoRows));
        Assert.Equal(new Dictionary<int, int> { [1] = 1, [2] = 1 }, await store.Erasures.ReadErasedRowsAsync());
        Assert.Equal([(1, 1), (1, 2)], await QuarantinedRows());
    }

    [Fact]
    public async Task An_erased_user_cannot_be_written_again_by_a_writer_that_has_not_heard_of_it()
    {
        await store.Journeys.WriteAsync(0, [First("ann"), First("bob")]);
        await store.Erasures.EraseAsync(0, new Erasure("ann", HashOf("ann"), 1, NoRows));

        var outcome = await store.Journeys.WriteAsync(0, [First("ann"), Next("bob", 1, Page(0, "more"))]);
        Assert.Equal((3L, 0), (outcome.Sequence, outcome.Refused.Count));
        Assert.Equal(["ann"], outcome.Erased);

        outcome = await store.Journeys.WriteAsync(0, [First("ann"), Next("ann", 1, Page(0, "more"))]);
        Assert.Equal(0, outcome.Sequence);
        Assert.Equal(["ann"], outcome.Erased);
        Assert.Equal(["ann"], outcome.Refused);
        Assert.Null(await store.Journeys.ReadLine(0, "ann"));
        Assert.Equal("bob v2: 0=more", await store.Journeys.ReadLine(0, "bob"));
        Assert.Equal(new ShardTotals(1, 3), await store.Journeys.ReadTotalsAsync(0));
    }

    [Fact]
    public async Task A_user_who_never_was_can_be_erased_and_cannot_be_written_later()
    {
        Assert.Equal(1, await store.Erasures.EraseAsync(1, new Erasure("ann", HashOf("ann"), 0, NoRows)));

        Assert.Equal(["ann"], (await store.Journeys.WriteAsync(1, [First("ann")])).Erased);
        Assert.Equal(new ShardTotals(0, 1), await store.Journeys.ReadTotalsAsync(1));
    }

    [Fact]
    public async Task Refused_rows_are_kept_only_from_a_writer_that_knows_of_every_erasure()
    {
        await store.Erasures.EraseAsync(0, new Erasure("ann", HashOf("ann"), 0, NoRows));
        await store.Erasures.EraseAsync(0, new Erasure("ann", HashOf("ann"), 0, NoRows));

        Assert.False(await store.Quarantine.WriteAsync([Row(1, 1, "ann", "")], erasuresKnown: 0));
        Assert.False(await store.Quarantine.WriteAsync([Row(1, 1, "ann", "")], erasuresKnown: 2));
        Assert.Empty(await QuarantinedRows());

        Assert.Single(await store.Erasures.ReadErasedUsersAsync());
        Assert.True(await store.Quarantine.WriteAsync([Row(1, 2, "", "")], erasuresKnown: 1));
        Assert.Equal([(1, 2)], await QuarantinedRows());
    }

    [Fact]
    public async Task An_erasure_among_writes_of_its_user_is_the_last_of_them()
    {
        var erased = 0;
        var writers = Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            while (true)
            {
                var version = (await store.Journeys.ReadAsync(0, ["ann"])).SingleOrDefault()?.Version ?? 0;
                if (writer == 0 && version >= 20)
                {
                    erased += await store.Erasures.EraseAsync(0, new Erasure("ann", HashOf("ann"), version, NoRows)) is null ? 0 : 1;
                }

                if ((await store.Journeys.WriteAsync(0, [new JourneyWrite("ann", version, [Page(0, $"{version}")])])).Erased.Count > 0)
                {
                    return;
                }
            }
        }));
        await Task.WhenAll(writers);

        Assert.Equal(1, erased);
        Assert.Null(await store.Journeys.ReadLine(0, "ann"));
        Assert.Equal(0, (await store.Journeys.ReadTotalsAsync(0)).Users);
    }

    private byte[] HashOf(string userId) => Sharding.ErasureHash(userId, store.Settings.ErasureKey);

    private static QuarantinedRow Row(int file, int row, string userId, string raw) => new(file, row, RefusalReason.MalformedRow, "", raw, userId, null, 0);

    private Task<List<(int File, int Row)>> QuarantinedRows() => store.QuarantinedRows();
}
