using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Puffy.Silo.Sqlite;

/// <summary>A reading thread's connection with its statements.</summary>
internal sealed class ReadSession(SqliteConnection connection) : IDisposable
{
    private readonly Statement _begin = new(connection, "BEGIN");
    private readonly Statement _end = new(connection, "COMMIT");

    /// <summary>Why the connection can't be used any more: the database is so damaged that a transaction could not be ended.</summary>
    private SqliteException? _broken;

    public JourneyReader Journeys { get; } = new(connection);

    public ErasureReader Erasures { get; } = new(connection);

    public QuarantineReader Quarantine { get; } = new(connection);

    /// <summary>Executes reads in one transaction.</summary>
    public void Read(IReadOnlyList<Read> reads)
    {
        if (_broken is not null)
        {
            Fail(reads, _broken);
            return;
        }

        try
        {
            _begin.Run();
        }
        catch (SqliteException e)
        {
            Fail(reads, e);
            return;
        }

        foreach (var read in reads)
        {
            read.Execute(this);
        }

        // After some errors SQLite has ended the transaction by itself.
        if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            End();
        }
    }

    public void Dispose() => connection.Dispose();

    /// <summary>Ends a transaction that only read. Its reads have their outcomes; if it can't be ended, the next ones learn why.</summary>
    private void End()
    {
        try
        {
            _end.Run();
        }
        catch (SqliteException e)
        {
            _broken = e;
        }
    }

    private static void Fail(IReadOnlyList<Read> reads, SqliteException reason)
    {
        foreach (var read in reads)
        {
            read.Fail(reason);
        }
    }
}
