using System.Globalization;
using DuckDB.NET.Data;
using Puffy.Facts.Questions;

namespace Puffy.Queries.Tests.Explore;

/// <summary>The tables that a store's export wrote, in DuckDB.</summary>
internal sealed class ExportedTables : IDisposable
{
    private readonly DuckDBConnection _database = new("Data Source=:memory:");

    public ExportedTables(string folder)
    {
        _database.Open();
        Run("SET TimeZone = 'UTC'");
        Run($"""
            CREATE TABLE sessions AS SELECT * REPLACE (
                session_number::BIGINT AS session_number, started_at::TIMESTAMPTZ AS started_at, duration_seconds::DECIMAL(18, 3) AS duration_seconds,
                events::BIGINT AS events, page_views::BIGINT AS page_views, add_to_carts::BIGINT AS add_to_carts,
                checkouts_started::BIGINT AS checkouts_started, orders::BIGINT AS orders, revenue::DECIMAL(18, 2) AS revenue)
            FROM {Csv(folder, "silver/fct_sessions.csv")}
            """);
        Run($"CREATE TABLE events AS SELECT session_id, event_name, page_path FROM {Csv(folder, "silver/fct_events.csv")}");
        Run($"""
            CREATE TABLE credits AS SELECT session_id, model, weight::DECIMAL(28, 18) AS weight, revenue::DECIMAL(18, 2) AS revenue, ordered_at::TIMESTAMPTZ AS ordered_at
            FROM {Csv(folder, "gold/fct_attribution.csv")}
            """);
    }

    public void Dispose() => _database.Dispose();

    /// <summary>Some values of a dimension, to filter by.</summary>
    public IReadOnlyList<string> Values(Dimension dimension) =>
        [.. Rows($"SELECT DISTINCT {SqlFilter.Column(dimension)} FROM {(dimension.IsOfEvents() ? "events e" : "sessions s")} ORDER BY 1 LIMIT 200").Select(row => (string)row[0]!)];

    /// <summary>The rows of a query.</summary>
    public IReadOnlyList<object?[]> Rows(string sql)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? null : reader.GetValue(column))]);
        }

        return rows;
    }

    /// <summary>A number of a row; null where there is none.</summary>
    public static decimal? Number(object? value) => value switch
    {
        null => null,
        double.NaN => null,
        double number => (decimal)number,
        _ => decimal.Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!, CultureInfo.InvariantCulture),
    };

    private void Run(string sql)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Csv(string folder, string file) =>
        $"(SELECT COLUMNS(c -> true)::VARCHAR FROM (SELECT * FROM read_csv('{Path.Combine(folder, file)}', header = true, all_varchar = true, nullstr = 'no value is written so', quote = '\"', escape = '\"')))";
}
