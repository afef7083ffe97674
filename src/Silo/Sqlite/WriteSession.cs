using Microsoft.Data.Sqlite;
using Puffy.Grains.Storage;
using SQLitePCL;

namespace Puffy.Silo.Sqlite;

/// <summary>The writer's connection with its statements, and the transaction that is open on it.</summary>
internal sealed class WriteSession(SqliteConnection connection) : IDisposable
{
    private readonly Statement _begin = new(connection, "BEGIN IMMEDIATE");
    private readonly Statement _commit = new(connection, "COMMIT");
    private readonly Statement _rollback = new(connection, "ROLLBACK");
    private readonly Statement _writeTotals = new(connection, "UPDATE shard_totals SET users = $2, sequence = $3, checksum = $4 WHERE shard = $1", 4);
    private readonly Statement _forgetPages = new(connection, "PRAGMA shrink_memory");
    private readonly Statement _emptyLog = new(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    private readonly JourneyReader _journeyReader = new(connection);
    private readonly Dictionary<int, ShardTotals> _totals = [];

    public JourneyStatements Journeys { get; } = new(connection);

    public QuarantineStatements Quarantine { get; } = new(connection);

    public ErasureStatements Erasures { get; } = new(connection);

    public void Begin()
    {
        _totals.Clear();
        _begin.Run();
    }

    /// <summary>Takes the next number of a shard for a write or an erasure, and counts the users that come or go with it.</summary>
    public long NextSequence(int shard, long users)
    {
        if (!_totals.TryGetValue(shard, out var totals))
        {
            totals = _journeyReader.ReadTotals(shard);
        }

        _totals[shard] = totals = new ShardTotals(totals.Users + users, totals.Sequence + 1);
        return totals.Sequence;
    }

    /// <summary>Makes what was done since <see cref="Begin"/> durable. Totals are written here, once a shard.</summary>
    public void Commit()
    {
        foreach (var (shard, totals) in _totals)
        {
            _writeTotals.Run(shard, totals.Users, totals.Sequence, RowChecksums.Of(shard, totals));
        }

        _commit.Run();
    }

    /// <summary>Undoes what was done since <see cref="Begin"/>; on some errors SQLite has done so by itself.</summary>
    public void RollBack()
    {
        Erasures.CountAgain();
        if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            _rollback.Run();
        }
    }

    /// <summary>Moves the write-ahead log into the database and cuts its file to nothing.</summary>
    /// <returns>False where a reader still needs the log.</returns>
    public bool TryEmptyLog()
    {
        using var row = _emptyLog.Query();
        row.Read();
        return row.GetInt32(0) == 0;
    }

    /// <summary>Drops the pages that the connection holds in memory, so that the next write begins with those in the file.</summary>
    public void ForgetPages() => _forgetPages.Run();

    public void Dispose()
    {
        Journeys.Dispose();
        connection.Dispose();
    }
}
