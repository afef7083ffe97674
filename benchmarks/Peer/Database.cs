using System.Diagnostics.CodeAnalysis;
using DuckDB.NET.Data;

namespace Puffy.Benchmarks.Peer;

/// <summary>A DuckDB database, in memory or in a file.</summary>
internal sealed class Database : IDisposable
{
    private readonly DuckDBConnection _connection;

    /// <summary>Opens a database.</summary>
    /// <param name="path">Its file; null for one in memory.</param>
    public Database(string? path)
    {
        _connection = new DuckDBConnection($"DataSource={path ?? ":memory:"}");
        _connection.Open();
        Run("CREATE MACRO IF NOT EXISTS iso(utc) AS strftime(utc, '%Y-%m-%dT%H:%M:%S.%gZ');");
    }

    /// <summary>A text as SQL writes it.</summary>
    public static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A script of this program.</summary>
    public static string Script(string name)
    {
        using var reader = new StreamReader(typeof(Database).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <summary>Runs statements.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "Scripts of this program.")]
    public void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Asks, and gives all rows.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "Scripts of this program.")]
    public List<object?[]> Ask(string sql, params string[] values)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
        {
            command.Parameters.Add(new DuckDBParameter(value));
        }

        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            reader.GetValues(row!);
            rows.Add(row);
        }

        return rows;
    }

    public void Dispose() => _connection.Dispose();
}
