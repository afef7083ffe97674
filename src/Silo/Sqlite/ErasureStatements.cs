using Microsoft.Data.Sqlite;
using Puffy.Analytics.Events;
using Puffy.Grains.Storage;

namespace Puffy.Silo.Sqlite;

/// <summary>Remembers erasures inside the writer's transaction.</summary>
internal sealed class ErasureStatements(SqliteConnection connection)
{
    private readonly Statement _addUser = new(connection, "INSERT INTO erased_users(hash, checksum) VALUES($1, $2) ON CONFLICT DO NOTHING", 2);

    private readonly Statement _countUser = new(connection, "UPDATE store_settings SET erasures = erasures + 1");

    private readonly Statement _contains = new(connection, "SELECT 1 FROM erased_users WHERE hash = $1", 1);

    private readonly Statement _count = new(connection, "SELECT count(*) FROM erased_users");

    private readonly Statement _addRow = new(connection, "INSERT INTO erased_source_rows(file_id, row) VALUES($1, $2) ON CONFLICT DO NOTHING", 2);

    private readonly Statement _setTracesLeft = new(connection, "UPDATE store_settings SET traces_left = $1", 1);

    private int? _known;

    /// <summary>How many users were erased.</summary>
    public int Count => _known ??= ReadCount();

    public void AddUser(byte[] hash)
    {
        if (_addUser.Run(hash, RowChecksums.Of(hash)) > 0)
        {
            _countUser.Run();
        }

        _known = null;
    }

    /// <summary>Whether a user was erased.</summary>
    public bool Contains(byte[] hash)
    {
        using var row = _contains.Query(hash);
        return row.Read();
    }

    /// <summary>Forgets what was counted in a transaction that is undone.</summary>
    public void CountAgain() => _known = null;

    /// <summary>Remembers whether files may still hold older versions of what was erased, so that a crash does not leave them there.</summary>
    public void SetTracesLeft(bool left) => _setTracesLeft.Run(left ? 1 : 0);

    public void AddRows(IReadOnlyCollection<SourceRow> rows)
    {
        foreach (var (file, row) in rows)
        {
            _addRow.Run(file, row);
        }
    }

    private int ReadCount()
    {
        using var row = _count.Query();
        row.Read();
        return row.GetInt32(0);
    }
}
