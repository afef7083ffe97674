using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Puffy.Silo.Sqlite;

/// <summary>A reading thread's connection with its statements.</summary>
internal sealed class ReadSession(SqliteConnection connection) : IDisposable
{
    private readonly Statement _begin = new(connection, "BEGIN");
    private readonly Statement _end = new(connection, "COMMIT");

    public JourneyReader Journeys { get; } = new(connection);

    public ErasureReader Erasures { get; } = new(connection);

    /// <summary>Executes reads in one transaction.</summary>
    public void Read(IReadOnlyList<Read> reads)
    {
        try
        {
            _begin.Run();
        }
        catch (SqliteException e)
        {
            foreach (var read in reads)
            {
                read.Fail(e);
            }

            return;
        }

        foreach (var read in reads)
        {
            read.Execute(this);
        }

        // After some errors SQLite has ended the transaction by itself.
        if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            _end.Run();
        }
    }

    public void Dispose() => connection.Dispose();
}
