using Microsoft.Data.Sqlite;

namespace Puffy.Silo.Sqlite;

/// <summary>Remembers erasures inside the writer's transaction.</summary>
internal sealed class ErasureStatements(SqliteConnection connection)
{
    private readonly Statement _addUser = new(connection, "INSERT INTO erased_users(hash) VALUES($1) ON CONFLICT DO NOTHING", 1);

    private readonly Statement _addRows = new(connection, """
        INSERT INTO erased_rows(file_id, rows) VALUES($1, $2) ON CONFLICT DO UPDATE SET rows = rows + excluded.rows
        """, 2);

    private readonly Statement _setTracesLeft = new(connection, "UPDATE store_settings SET traces_left = $1", 1);

    public void AddUser(byte[] hash) => _addUser.Run(hash);

    /// <summary>Remembers whether files may still hold older versions of what was erased, so that a crash does not leave them there.</summary>
    public void SetTracesLeft(bool left) => _setTracesLeft.Run(left ? 1 : 0);

    public void AddRows(IReadOnlyDictionary<int, int> rowsByFile)
    {
        foreach (var (file, rows) in rowsByFile)
        {
            _addRows.Run(file, rows);
        }
    }
}
