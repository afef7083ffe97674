using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Puffy.Silo.Sqlite;

/// <summary>
/// A statement that is prepared once and run many times, on the one thread at a time that uses its connection. It goes
/// with its connection, which disposes its commands when it is closed.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The connection disposes the command.")]
internal sealed class Statement
{
    private readonly SqliteCommand _command;

    /// <param name="connection">The open connection.</param>
    /// <param name="sql">The text, a constant of this program; its parameters are named $1, $2 and so on.</param>
    /// <param name="parameters">How many parameters it has.</param>
    [SuppressMessage("Security", "CA2100", Justification = "Every text is a constant of this folder; values are bound.")]
    public Statement(SqliteConnection connection, string sql, int parameters = 0)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            _command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }
    }

    /// <summary>Runs the statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    /// <summary>Runs the statement. Dispose the reader before the next run.</summary>
    public SqliteDataReader Query(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteReader();
    }

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
