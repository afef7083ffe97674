using Microsoft.Data.Sqlite;
using Puffy.Grains.Storage;

namespace Puffy.Silo.Sqlite;

/// <summary>Reads on one connection what was erased.</summary>
internal sealed class ErasureReader(SqliteConnection connection)
{
    private readonly Statement _users = new(connection, "SELECT s.erasures, e.hash, e.checksum FROM store_settings AS s LEFT JOIN erased_users AS e");
    private readonly Statement _rows = new(connection, StoreSchema.CountErasedRows);

    public IReadOnlyList<byte[]> ReadUsers()
    {
        var (hashes, erasures) = (new List<byte[]>(), 0L);
        using var row = _users.Query();
        while (row.Read())
        {
            erasures = row.GetInt64(0);
            if (!row.IsDBNull(1) || !row.IsDBNull(2))
            {
                hashes.Add(row.GetFieldValue<byte[]>(1));
                Require(row.GetInt64(2) == RowChecksums.Of(hashes[^1]));
            }
        }

        Require(hashes.Count == erasures);
        return hashes;
    }

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

    private void Require(bool sound)
    {
        if (!sound)
        {
            throw new StoreException($"The list of erased users in the store '{connection.DataSource}' is damaged. Restore the store from a backup, and erase again whom you erased since.");
        }
    }
}
