using DuckDB.NET.Data;

namespace Puffy.Benchmarks.Questions;

/// <summary>DuckDB over its own table of sessions in memory.</summary>
internal sealed class SessionTable : IDisposable
{
    private readonly DuckDBConnection _database = new("Data Source=:memory:");

    /// <summary>Loads the table from an export.</summary>
    public SessionTable(string folder)
    {
        _database.Open();
        Run("SET TimeZone = 'UTC'");
        Run($"SET threads = {Environment.ProcessorCount}");
        Run($"""
            CREATE TABLE sessions AS SELECT * REPLACE (started_at::TIMESTAMP AS started_at, revenue::DECIMAL(18, 2) AS revenue)
            FROM read_csv('{Path.Combine(folder, "silver", "fct_sessions.csv")}', header = true, nullstr = 'no value is written so')
            """);
    }

    /// <summary>Closes it.</summary>
    public void Dispose() => _database.Dispose();

    /// <summary>Reads every row of a query.</summary>
    /// <returns>The number of rows.</returns>
    public int Run(string sql)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = 0;
        for (; reader.Read(); rows++)
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                _ = reader.IsDBNull(column) ? null : reader.GetValue(column);
            }
        }

        return rows;
    }
}
