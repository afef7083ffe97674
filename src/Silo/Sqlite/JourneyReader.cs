using Microsoft.Data.Sqlite;
using Puffy.Grains.Storage;

namespace Puffy.Silo.Sqlite;

/// <summary>Reads journeys on one connection.</summary>
internal sealed class JourneyReader(SqliteConnection connection)
{
    /// <summary>The columns that <see cref="Read"/> expects, in its order.</summary>
    public const string Columns = "user_id, version, id, pages, payload";

    private readonly Statement _journey = new(connection, $"SELECT {Columns} FROM journeys WHERE shard = $1 AND user_id = $2", 2);

    private readonly Statement _pages = new(connection, "SELECT page, payload FROM journey_pages WHERE journey = $1 ORDER BY page", 1);

    private readonly Statement _totals = new(connection, "SELECT users, sequence, checksum FROM shard_totals WHERE shard = $1", 1);

    public StoredJourney? Find(int shard, string userId)
    {
        using var row = _journey.Query(shard, userId);
        return row.Read() ? Read(row) : null;
    }

    /// <summary>Reads the journey of a row, with those of its pages that stand in rows of their own.</summary>
    public StoredJourney Read(SqliteDataReader row)
    {
        var first = new StoredPage(0, row.GetFieldValue<byte[]>(4));
        if (row.GetInt32(3) == 1)
        {
            return new StoredJourney(row.GetString(0), row.GetInt64(1), [first]);
        }

        var pages = new List<StoredPage> { first };
        using var page = _pages.Query(row.GetInt64(2));
        while (page.Read())
        {
            pages.Add(new StoredPage(page.GetInt32(0), page.GetFieldValue<byte[]>(1)));
        }

        return new StoredJourney(row.GetString(0), row.GetInt64(1), [.. pages]);
    }

    public ShardTotals ReadTotals(int shard)
    {
        using var row = _totals.Query(shard);
        if (row.Read() && new ShardTotals(row.GetInt64(0), row.GetInt64(1)) is var totals && row.GetInt64(2) == RowChecksums.Of(shard, totals))
        {
            return totals;
        }

        throw new StoreException(
            $"The totals of shard {shard} in the store '{connection.DataSource}' are damaged. Restore the store from a backup, or load the exports into a new one.");
    }
}
