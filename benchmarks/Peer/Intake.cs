using System.Text;

namespace Puffy.Benchmarks.Peer;

/// <summary>Reads the exports of a folder into the table <c>raw_rows</c>, whatever their columns are called and in whichever order they stand.</summary>
internal static class Intake
{
    private static readonly (string Field, string[] Headers)[] Columns =
    [
        ("user_id", ["clientid", "userid", "anonymousid"]),
        ("timestamp_text", ["timestamp", "eventtime", "createdat"]),
        ("event_name", ["eventname", "event", "name"]),
        ("page_url", ["pageurl", "url"]),
        ("referrer", ["referrer", "referer"]),
        ("event_data", ["eventdata", "data", "properties"]),
        ("user_agent", ["useragent"]),
    ];

    /// <summary>Reads all files; DuckDB reads them on all cores.</summary>
    public static void Read(Database database, string folder)
    {
        var files = Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal).ToList();
        var fields = Columns.Select(column => $"{FieldOf(column.Headers, files)} AS {column.Field}");
        database.Run($"""
            CREATE TEMP TABLE raw_rows AS
            SELECT {string.Join(", ", fields)}, source_file, n,
                n - min(n) OVER (PARTITION BY source_file) + 1 AS source_row
            FROM (
                SELECT *, parse_filename(filename) AS source_file, row_number() OVER () AS n
                FROM read_csv([{string.Join(", ", files.Select(file => Database.Text(file)))}],
                    header = true, delim = ',', quote = '"', escape = '"', all_varchar = true, union_by_name = true, filename = true,
                    ignore_errors = true));
            """);
    }

    private static string FieldOf(string[] headers, IReadOnlyList<string> files)
    {
        var names = files.SelectMany(HeaderOf).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => headers.Contains(Plain(name)))
            .Select(name => $"\"{name}\"")
            .ToList();
        return names.Count == 0 ? "''" : $"trim(coalesce({string.Join(", ", names)}, ''))";
    }

    private static string[] HeaderOf(string file) => File.ReadLines(file, Encoding.UTF8).FirstOrDefault(string.Empty).Split(',');

    private static string Plain(string name) => name.Replace("_", string.Empty, StringComparison.Ordinal).ToLowerInvariant();
}
