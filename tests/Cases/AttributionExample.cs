using System.Globalization;
using System.Text.Json.Nodes;
using CsvHelper;
using Puffy.CommandLine;

namespace Puffy.Cases;

/// <summary>
/// A small shop whose attribution is known exactly: a folder with events.csv and expected.json, which says how it is solved by hand and
/// has an entry for each way of running it.
/// </summary>
public sealed class AttributionExample(string name)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "attribution");

    private readonly JsonNode _expected = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name, "expected.json")))!;

    /// <summary>The names of all examples.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    /// <summary>The ways of running it.</summary>
    public IEnumerable<string> Runs => _expected["runs"]!.AsObject().Select(run => run.Key);

    /// <summary>Loads the events, erases users, and judges what is written.</summary>
    /// <returns>What differs, a phrase each.</returns>
    public async Task<List<string>> RunAsync(string run)
    {
        var expected = _expected["runs"]![run]!;
        var work = Directory.CreateTempSubdirectory("puffy-attribution-");
        try
        {
            var (store, output) = (Path.Combine(work.FullName, "shop.store"), Path.Combine(work.FullName, "out"));
            await PuffyCommand.DoneAsync(["load", "--input", Path.Combine(Folder, name, "events.csv"), "--store", store, .. Texts(expected["args"])]);
            foreach (var user in Texts(expected["forget"]))
            {
                await PuffyCommand.DoneAsync("forget", user, "--store", store);
            }

            // Its validation recomputes the tables; a check that fails is a failure.
            await PuffyCommand.DoneAsync("report", "--store", store, "--output", output, "--skip-pdf");
            return [.. Judge(expected, output)];
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Judge(JsonNode expected, string output) =>
    [
        .. Totals(expected, JsonNode.Parse(File.ReadAllText(Path.Combine(output, "run.json")))!),
        .. Compare(Flat(expected["paths"]!["table"]!.AsArray(), row => Text(row["path"])), Read(output, "gold/attribution_paths.csv", "path"), exact: true),
        .. Compare(Flat(expected["markov"]?["channels"]), Read(output, "gold/attribution_markov.csv", "channel"), exact: true),
        .. Compare(Flat2(expected["models"]), Read(output, "gold/attribution_models.csv", "model", "channel")),
        .. Compare(Flat2(expected["intervals"]), Read(output, "gold/attribution_intervals.csv", "model", "channel"), absent: "low"),
        .. Compare(Flat(expected["lost_origins"]), Read(output, "gold/lost_origins.csv", "origin"), exact: true),
        .. Credits(expected, output),
        .. Persons(expected, output),
    ];

    private static IEnumerable<string> Totals(JsonNode expected, JsonNode run) => expected["totals"]!.AsObject()
        .Where(total => Text(total.Value) != Text(run[total.Key]))
        .Select(total => $"{total.Key}: expected {total.Value}, got {run[total.Key]}");

    private static IEnumerable<string> Persons(JsonNode expected, string output)
    {
        var persons = Read(output, "silver/persons.csv", "person_id", "user_id").Values.GroupBy(row => row["person_id"], row => row["user_id"]).ToList();
        var groups = persons.Where(users => users.Count() > 1).Select(users => string.Join(' ', users)).Order(StringComparer.Ordinal);
        var wanted = expected["persons"]!["groups"]!.AsArray().Select(users => string.Join(' ', Texts(users))).Order(StringComparer.Ordinal);
        if (!wanted.SequenceEqual(groups) || Text(expected["persons"]!["persons"]) != persons.Count.ToString(CultureInfo.InvariantCulture))
        {
            yield return $"expected {expected["persons"]!["persons"]} persons, several users being {string.Join("; ", wanted)}; got {persons.Count}: {string.Join("; ", groups)}";
        }
    }

    private static IEnumerable<string> Credits(JsonNode expected, string output)
    {
        var touchpoints = Read(output, "silver/fct_touchpoints.csv", "touchpoint_id");
        var orders = Read(output, "silver/fct_orders.csv", "order_id");
        var written = Read(output, "gold/fct_attribution.csv", "order_id", "model", "touchpoint_id").Values.ToDictionary(row =>
            string.Join('|', orders[row["order_id"]]["user_id"], orders[row["order_id"]]["transaction_id"], row["model"], touchpoints[row["touchpoint_id"]]["user_id"], row["touched_at"]));
        var wanted = (expected["credits"]?.AsArray() ?? []).Where(credit => Number(Text(credit!["weight"])) != 0).ToDictionary(
            credit => string.Join('|', new[] { "user_id", "transaction_id", "model", "touch_user_id", "touched_at" }.Select(key => Text(credit![key]))),
            credit => new[] { "channel", "weight", "revenue", "ordered_at" }.ToDictionary(key => key, key => Text(credit![key])));
        return Compare(wanted, written);
    }

    /// <summary>
    /// Compares rows by key. Money, orders and words are the same letter by letter; a weight or a share, whose places differ from those of
    /// the example, within its twelfth place.
    /// </summary>
    private static IEnumerable<string> Compare(
        Dictionary<string, Dictionary<string, string>> expected, Dictionary<string, Dictionary<string, string>> written, bool exact = false, string? absent = null)
    {
        foreach (var (key, row) in expected)
        {
            if (!written.Remove(key, out var found))
            {
                yield return $"no row {key}";
                continue;
            }

            foreach (var (column, value) in row.Where(cell => found.ContainsKey(cell.Key)))
            {
                if (value != found[column] && (exact || !Near(column, value, found[column])))
                {
                    yield return $"{key} {column}: expected {value}, got {found[column]}";
                }
            }
        }

        foreach (var (key, _) in written.Where(row => absent is null || row.Value[absent].Length > 0))
        {
            yield return $"a row {key} that is not expected";
        }
    }

    private static bool Near(string column, string expected, string found) => column is not ("revenue" or "orders")
        && decimal.TryParse(expected, NumberStyles.Float, CultureInfo.InvariantCulture, out var wanted)
        && decimal.TryParse(found, NumberStyles.Float, CultureInfo.InvariantCulture, out var got)
        && Math.Abs(wanted - got) <= 0.000000000001m;

    private static Dictionary<string, Dictionary<string, string>> Flat(JsonArray rows, Func<JsonNode, string> key) =>
        rows.ToDictionary(row => key(row!), row => row!.AsObject().ToDictionary(cell => cell.Key, cell => Text(cell.Value)));

    private static Dictionary<string, Dictionary<string, string>> Flat(JsonNode? rows) => rows is null
        ? []
        : rows.AsObject().ToDictionary(row => row.Key, row => row.Value!.AsObject().ToDictionary(cell => cell.Key, cell => Text(cell.Value)));

    private static Dictionary<string, Dictionary<string, string>> Flat2(JsonNode? groups) => groups is null
        ? []
        : groups.AsObject().SelectMany(group => Flat(group.Value).Select(row => KeyValuePair.Create($"{group.Key}|{row.Key}", row.Value))).ToDictionary();

    private static IEnumerable<string> Texts(JsonNode? list) => list!.AsArray().Select(item => item!.GetValue<string>());

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>A value as a table has it; of a ratio its decimals.</summary>
    private static string Text(JsonNode? value) => value is JsonObject ratio ? Text(ratio["decimal"]) : value?.ToString() ?? "";

    private static Dictionary<string, Dictionary<string, string>> Read(string output, string table, params string[] key)
    {
        using var csv = CsvReader.Create(File.OpenRead(Path.Combine(output, table)), new CsvReaderOptions { HasHeader = true });
        csv.ReadHeader();
        var columns = csv.Headers.ToArray();
        var rows = new Dictionary<string, Dictionary<string, string>>();
        while (csv.Read())
        {
            var row = columns.Select((column, at) => (column, Value: csv.GetString(at))).ToDictionary(cell => cell.column, cell => cell.Value ?? "");
            rows.Add(string.Join('|', key.Select(column => row[column])), row);
        }

        return rows;
    }
}
