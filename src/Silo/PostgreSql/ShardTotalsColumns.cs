using Npgsql;
using Puffy.Grains.Storage;

namespace Puffy.Silo.PostgreSql;

/// <summary>The totals of a shard, as a query gives them.</summary>
internal static class ShardTotalsColumns
{
    /// <summary>The columns, in the order in which they are read.</summary>
    public const string All = "users, sequence, checksum";

    /// <summary>Reads <see cref="All"/>.</summary>
    /// <param name="row">The row.</param>
    /// <param name="shard">The shard.</param>
    /// <param name="from">Where the first column stands.</param>
    /// <exception cref="StoreException">They are damaged.</exception>
    public static ShardTotals Read(NpgsqlDataReader row, int shard, int from)
    {
        var totals = new ShardTotals(row.GetInt64(from), row.GetInt64(from + 1));
        return row.GetInt64(from + 2) == RowChecksums.Of(shard, totals)
            ? totals
            : throw new StoreException($"The totals of shard {shard} are damaged. Restore the store from a backup, or load the exports into a new one.");
    }
}
