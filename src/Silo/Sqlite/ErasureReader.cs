using Microsoft.Data.Sqlite;
using Puffy.Grains.Storage;

namespace Puffy.Silo.Sqlite;

/// <summary>Reads on one connection what was erased.</summary>
internal sealed class ErasureReader(SqliteConnection connection)
{
    private readonly Statement _users = new(connection, "SELECT hash, checksum FROM erased_users");
    private readonly Statement _rows = new(connection, StoreSchema.CountErasedRows);

    public IReadOnlyList<byte[]> ReadUsers()
    {
        var hashes = new List<byte[]>();
        using var row = _users.Query();
        while (row.Read())
        {
            var hash = row.GetFieldValue<byte[]>(0);
            hashes.Add(row.GetInt64(1) == RowChecksums.Of(hash) ? hash : throw DamagedErasures(connection.DataSource));
        }

        return hashes;
    }

    private static StoreException DamagedErasures(string store) =>
        new($"The list of erased users in the store '{store}' is damaged. Restore the store from a backup, and erase again whom you erased since.");

    public IReadOnlyDictionary<int, int> ReadRows()
    {
        var rowsByFile = new Dictionary<int, int>();
        using var row = _rows.Query();
        while (row.Read())
        {
            rowsByFile[row.GetInt32(0)] = row.GetInt32(1);
        }

        return rowsByFile;
    }
}
