using System.Text.Json.Nodes;
using CsvHelper;

namespace Puffy.Cases;

/// <summary>Judges the rows of a table that a run wrote.</summary>
internal static class WrittenTable
{
    public static IEnumerable<string> Judge(string path, string file, IEnumerable<ExpectedRow> wanted)
    {
        if (!File.Exists(path))
        {
            return [$"no {file}"];
        }

        var rows = Read(path);
        var name = Path.GetFileNameWithoutExtension(path);
        return wanted.SelectMany(item => Judge(name, rows, item));
    }

    private static IEnumerable<string> Judge(string name, List<Dictionary<string, JsonNode?>> rows, ExpectedRow item)
    {
        var label = $"{name} {string.Join(' ', item.Match.Values)}".Trim();
        var matching = rows.Where(row => item.Match.All(pair => Comparison.Same(pair.Value, row.GetValueOrDefault(pair.Key)))).ToList();
        if (matching.Count != item.Count)
        {
            return [$"{label}: expected {item.Count} rows, got {matching.Count}"];
        }

        return matching.SelectMany(row => item.Expect
            .SelectMany(pair => Comparison.Differences($"{label}: {pair.Key}", pair.Value, row.GetValueOrDefault(pair.Key)))
            .Concat(item.Contains.SelectMany(pair => Lacking(label, pair.Key, pair.Value, row.GetValueOrDefault(pair.Key)))));
    }

    private static IEnumerable<string> Lacking(string label, string column, string[] texts, JsonNode? found) => texts
        .Where(text => found?.ToString().Contains(text, StringComparison.OrdinalIgnoreCase) != true)
        .Select(text => $"{label}: {column} lacks {Comparison.Shown(text)}: {Comparison.Shown(found)}");

    private static List<Dictionary<string, JsonNode?>> Read(string path)
    {
        using var csv = CsvReader.Create(File.OpenRead(path), new CsvReaderOptions { HasHeader = true });
        csv.ReadHeader();
        var columns = csv.Headers.ToArray();
        var rows = new List<Dictionary<string, JsonNode?>>();
        while (csv.Read())
        {
            rows.Add(columns.Select((column, at) => (column, at)).ToDictionary(
                pair => pair.column, pair => (JsonNode?)JsonValue.Create(csv.GetString(pair.at))));
        }

        return rows;
    }
}
