using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Puffy.Silo.Sqlite;

/// <summary>
/// A statement that runs inside a transaction which has the write lock, once for each of many rows: it goes to SQLite without
/// Microsoft.Data.Sqlite's commands, whose parameters and readers cost twice what SQLite itself does. It does not wait
/// for locks; there are none to wait for. On the one thread at a time that uses its connection.
/// </summary>
internal sealed class TransactionStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <summary>Where SQLite has the parameters: it numbers them as they first occur in the text, $1 not always first.</summary>
    private readonly int[] _places;

    /// <param name="connection">The open connection.</param>
    /// <param name="sql">One statement, a constant of this program; its parameters are $1, $2 and so on.</param>
    public TransactionStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_database, sql, out _statement), _database);
        _places = [.. Enumerable.Range(1, raw.sqlite3_bind_parameter_count(_statement))
            .Select(parameter => raw.sqlite3_bind_parameter_index(_statement, $"${parameter}"))];
    }

    /// <summary>Gives a parameter its value.</summary>
    public TransactionStatement With(int parameter, long value)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_bind_int64(_statement, _places[parameter - 1], value), _database);
        return this;
    }

    /// <inheritdoc cref="With(int, long)"/>
    public TransactionStatement With(int parameter, string value)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_bind_text(_statement, _places[parameter - 1], value), _database);
        return this;
    }

    /// <inheritdoc cref="With(int, long)"/>
    public TransactionStatement With(int parameter, byte[]? value)
    {
        var bound = value is null ? raw.sqlite3_bind_null(_statement, _places[parameter - 1]) : raw.sqlite3_bind_blob(_statement, _places[parameter - 1], value);
        SqliteException.ThrowExceptionForRC(bound, _database);
        return this;
    }

    /// <summary>Runs the statement with the values that its parameters were given.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run()
    {
        var done = raw.sqlite3_step(_statement);
        var changed = raw.sqlite3_changes(_database);

        // The error of the step, with its text, before anything else is asked of the connection.
        if (done != raw.SQLITE_DONE)
        {
            try
            {
                SqliteException.ThrowExceptionForRC(done, _database);
            }
            finally
            {
                raw.sqlite3_reset(_statement);
            }
        }

        raw.sqlite3_reset(_statement);
        return changed;
    }

    /// <summary>Ends the statement, before its connection ends.</summary>
    public void Dispose() => _statement.Dispose();
}
