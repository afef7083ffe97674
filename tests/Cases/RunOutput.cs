using System.Text.Json.Nodes;

namespace Puffy.Cases;

/// <summary>Judges what a run wrote into its output folder.</summary>
internal static class RunOutput
{
    public static IEnumerable<string> Judge(Expectation expected, string folder)
    {
        var tables = TablesOf(expected).ToList();
        var record = Path.Combine(folder, "run.json");
        if (!File.Exists(record))
        {
            var any = expected.Quarantined.Count + expected.NoFindings.Length + expected.Totals.Count + expected.Funnel.Count
                + tables.Count + expected.Texts.Count > 0 || expected.Findings is not null;
            return any ? ["no run.json was written"] : [];
        }

        var run = JsonNode.Parse(File.ReadAllText(record))!;
        return
        [
            .. Counts("quarantined", expected.Quarantined, run),
            .. Counts("funnel", expected.Funnel, run),
            .. Findings(expected, run["findings"] as JsonObject ?? []),
            .. expected.Totals.SelectMany(total => Comparison.Differences(total.Key, total.Value, At(run, total.Key))),
            .. tables.SelectMany(table => WrittenTable.Judge(Path.Combine(folder, table.File), table.File, table.Rows)),
            .. expected.Texts.SelectMany(text => Text(folder, text.Key, text.Value)),
        ];
    }

    private static IEnumerable<(string File, ExpectedRow[] Rows)> TablesOf(Expectation expected) =>
        new (string File, ExpectedRow[]? Rows)[]
        {
            ("silver/sessions.csv", expected.Sessions),
            ("silver/fct_orders.csv", expected.Orders),
            ("silver/dim_user.csv", expected.Users),
        }
        .Where(table => table.Rows is not null).Select(table => (table.File, table.Rows!))
        .Concat(expected.Tables.Select(table => (table.Key, table.Value)));

    private static IEnumerable<string> Counts(string key, Dictionary<string, JsonNode> wanted, JsonNode run) =>
        wanted.SelectMany(pair => Comparison.Differences($"{key} {pair.Key}", pair.Value, run[key]?[pair.Key] ?? 0));

    private static IEnumerable<string> Findings(Expectation expected, JsonObject found)
    {
        var wanted = expected.Findings switch
        {
            JsonObject counts => counts.Select(pair => (Kind: pair.Key, Count: pair.Value)),
            JsonArray kinds => kinds.Select(kind => (Kind: kind!.GetValue<string>(), Count: (JsonNode?)null)),
            _ => [],
        };
        foreach (var (kind, count) in wanted)
        {
            if (!found.ContainsKey(kind))
            {
                yield return $"expected finding {kind}, got {string.Join(", ", found.Select(pair => pair.Key))}";
            }
            else if (count is not null)
            {
                foreach (var difference in Comparison.Differences($"findings {kind}", count, found[kind]))
                {
                    yield return difference;
                }
            }
        }

        foreach (var kind in expected.NoFindings.Where(found.ContainsKey))
        {
            yield return $"expected no finding {kind}, got {found[kind]}";
        }
    }

    /// <summary>The value under a key, or under a path of keys; null where there is none.</summary>
    private static JsonNode? At(JsonNode run, string path) => run.AsObject().ContainsKey(path)
        ? run[path]
        : path.Split('.').Aggregate((JsonNode?)run, (node, key) => (node as JsonObject)?[key]);

    private static IEnumerable<string> Text(string folder, string file, ExpectedText wanted)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) ? PrintedText.Judge(file, File.ReadAllText(path), wanted) : [$"no {file}"];
    }
}
