using System.Globalization;
using System.Text;
using CsCheck;
using Puffy.CommandLine;

namespace Puffy.Client.Tests;

/// <summary>
/// The same rows in any order, in any files, any number of times give the same tables, byte for byte: through the loader, with event ids
/// that are used again and orders in several currencies.
/// </summary>
public sealed class AnyOrderTests : IDisposable
{
    private const string Header = "event_id,client_id,timestamp,event_name,page_url,referrer,event_data,user_agent";
    private const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile/15E148 Safari/604.1";

    private static readonly Gen<string> Page = Gen.OneOf("https://shop.example/", "https://shop.example/?utm_source=google&utm_medium=cpc", "https://shop.example/?fbclid=1", "");
    private static readonly Gen<string> Order = Gen.Select(
        Gen.Int[1, 4], Gen.Int[0, 9999], Gen.OneOf("", ",\"currency\":\"EUR\"", ",\"currency\":\"JPY\"", ",\"currency\":\"KWD\""),
        (number, cents, currency) => $"{{\"transaction_id\":\"T{number}\",\"revenue\":{(cents / 100m).ToString(CultureInfo.InvariantCulture)}{currency}}}");

    /// <summary>Rows of few users with few event ids, so that ids are used again, transactions repeat, and rows are equal.</summary>
    private static readonly Gen<string> Row = Gen.Select(
        Gen.Int[0, 3], Gen.Int[1, 3], Gen.Int[0, 200], Gen.OneOf("page_viewed", "checkout_started", "checkout_completed", "checkout_completed"), Page, Order,
        (id, user, minute, name, page, order) => string.Join(
            ',',
            id == 0 ? "" : $"{id}",
            $"user{user}",
            new DateTime(2025, 3, 1, 23, 0, 0, DateTimeKind.Utc).AddMinutes(minute * 7).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            name,
            page,
            id == 2 ? "https://www.google.com/" : "",
            name == "checkout_completed" ? $"\"{order.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : "",
            Phone));

    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public void Rows_in_any_order_in_any_files_any_number_of_times_give_the_same_tables() =>
        Gen.Select(Row.Array[25, 40], Gen.Int, Gen.Int[1, 4], Gen.Int[0, 12]).Sample(
            (rows, seed, files, repeats) =>
            {
                var expected = TablesOf([rows]);

                var again = rows.Concat(rows.Take(repeats)).ToArray();
                new Random(seed).Shuffle(again);
                var actual = TablesOf([.. again.Chunk((again.Length / files) + 1)]);

                Workplace.AssertSame(expected, actual);
            },
            iter: 6, threads: 1);

    /// <summary>
    /// The silver and gold tables, and the accepted events without where they were first accepted, which alone depends on arrival. Files are
    /// loaded one by one, the last one twice.
    /// </summary>
    private SortedDictionary<string, byte[]> TablesOf(IReadOnlyList<string[]> files)
    {
        var folder = _work[Guid.NewGuid().ToString("N")];
        Directory.CreateDirectory(folder);
        var (store, output) = (Path.Combine(folder, "s"), Path.Combine(folder, "out"));
        foreach (var (at, rows) in files.Index().Append((files.Count, files[^1])))
        {
            var file = Path.Combine(folder, $"part{at}.csv");
            File.WriteAllLines(file, [Header, .. rows]);
            PuffyCommand.Done("load", "--input", file, "--store", store);
        }

        PuffyCommand.Done("export", "--store", store, "--output", output);
        var tables = Workplace.Tables(output, "silver", "gold");
        tables["accepted"] = Encoding.UTF8.GetBytes(string.Join('\n', Workplace.EventsWithoutSource(output)));
        return tables;
    }
}
