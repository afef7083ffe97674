using Puffy.Analytics.Intake;
using Puffy.Grains.Storage;

namespace Puffy.Silo.Tests;

public sealed class SqliteQuarantineStoreTests() : QuarantineStoreTests(new SqliteTestedStore(shards: 1));

public sealed class PostgreSqlQuarantineStoreTests(PostgreSqlDatabase database) : QuarantineStoreTests(database.NewStore(shards: 1));

public abstract class QuarantineStoreTests(TestedStore store) : IDisposable
{
    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Rows_are_read_as_written_by_file_and_row()
    {
        var dated = new QuarantinedRow(2, 10, RefusalReason.InvalidTimestamp, "The time is 'soon'.", "ann,\"soon\",\0\né", "ann", new DateOnly(2024, 2, 29), ColumnSet.Timestamp | ColumnSet.UserId);
        var undated = new QuarantinedRow(2, 9, RefusalReason.MissingUserId, "", "", "", null, 0);
        var first = new QuarantinedRow(1, 30, RefusalReason.MalformedRow, "x", "y", "", null, ColumnSet.EventId);
        await store.Quarantine.WriteAsync([dated, undated], erasuresKnown: 0);
        await store.Quarantine.WriteAsync([first], erasuresKnown: 0);

        Assert.Equal([first, undated, dated], await Scan());
    }

    [Fact]
    public async Task A_row_that_is_written_again_is_replaced()
    {
        var row = new QuarantinedRow(1, 1, RefusalReason.MalformedRow, "first", "raw", "", null, 0);
        await store.Quarantine.WriteAsync([row], erasuresKnown: 0);
        await store.Quarantine.WriteAsync([row with { Detail = "second" }], erasuresKnown: 0);

        Assert.Equal([row with { Detail = "second" }], await Scan());
    }

    [Fact]
    public async Task The_newest_rows_of_the_asked_sources_come_first()
    {
        var rows = Enumerable.Range(1, 3).SelectMany(source => Enumerable.Range(1, 3).Select(row => new QuarantinedRow(source, row, RefusalReason.MalformedRow, "d", "r", "", null, 0))).ToList();
        await store.Quarantine.WriteAsync(rows, erasuresKnown: 0);

        Assert.Equal([rows[8], rows[7], rows[6], rows[2]], await store.Quarantine.ReadNewestAsync([1, 3], limit: 4));
        Assert.Empty(await store.Quarantine.ReadNewestAsync([], limit: 4));
    }

    [Fact]
    public async Task A_scan_sees_one_moment()
    {
        await store.Quarantine.WriteAsync([.. Enumerable.Range(1, 2000).Select(i => new QuarantinedRow(1, i, RefusalReason.MalformedRow, "", "", "", null, 0))], erasuresKnown: 0);
        var read = 0;
        await foreach (var batch in store.Quarantine.ScanAsync())
        {
            read += batch.Count;
            await store.Quarantine.WriteAsync([new QuarantinedRow(2, read, RefusalReason.MalformedRow, "", "", "", null, 0)], erasuresKnown: 0);
        }

        Assert.Equal(2000, read);
    }

    private async Task<List<QuarantinedRow>> Scan()
    {
        var rows = new List<QuarantinedRow>();
        await foreach (var batch in store.Quarantine.ScanAsync())
        {
            rows.AddRange(batch);
        }

        return rows;
    }
}
