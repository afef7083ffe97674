using Microsoft.Data.Sqlite;

namespace Puffy.Silo.Sqlite;

/// <summary>Reads on one connection what was erased.</summary>
internal sealed class ErasureReader(SqliteConnection connection)
{
    private readonly Statement _users = new(connection, "SELECT hash FROM erased_users");
    private readonly Statement _rows = new(connection, StoreSchema.CountErasedRows);

    public IReadOnlyList<byte[]> ReadUsers()
    {
        var hashes = new List<byte[]>();
        using var row = _users.Query();
        while (row.Read())
        {
            hashes.Add(row.GetFieldValue<byte[]>(0));
        }

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
}
