using Puffy.CommandLine;

namespace Puffy.Client.Tests;

/// <summary>Tables that follow a store by what a load changed equal those that are written whole.</summary>
public sealed class RefreshTests : IDisposable
{
    private const int UserColumnOfEvents = 1;

    private readonly Workplace _work = new();

    private static string Input => Path.Combine(Workplace.SmallShop, "input");

    public void Dispose() => _work.Dispose();

    [Fact]
    public void Rows_of_changed_users_put_in_the_place_of_their_old_rows_give_the_whole_tables()
    {
        var (first, next) = (Day("20250303"), Day("20250301"));
        PuffyCommand.Done("load", "--input", first, "--input", Day("20250302"), "--store", _work["s"]);
        PuffyCommand.Done("export", "--store", _work["s"], "--output", _work["before"]);
        PuffyCommand.Done("load", "--input", next, "--store", _work["s"], "--refresh", _work["before"]);
        PuffyCommand.Done("export", "--store", _work["s"], "--output", _work["after"]);

        var changes = Path.Combine(_work["before"], "changes");
        var changed = Rows(Path.Combine(changes, "bronze/cleaned_events.csv")).Skip(1).Select(row => row[UserColumnOfEvents]).ToHashSet();
        Assert.NotEmpty(changed);
        foreach (var table in Workplace.Tables(changes, "bronze", "silver", "gold").Keys)
        {
            var user = Array.IndexOf(Rows(Path.Combine(_work["after"], table))[0], "user_id");
            var followed = Rows(Path.Combine(_work["before"], table)).Where(row => !changed.Contains(row[user]))
                .Concat(Rows(Path.Combine(changes, table)).Skip(1));
            Assert.Equal(Texts(Followed(Rows(Path.Combine(_work["after"], table)))), Texts(Followed(followed)));
        }
    }

    [Fact]
    public void Aggregates_from_rollups_equal_those_of_all_journeys_and_a_repeated_refresh_changes_nothing()
    {
        PuffyCommand.Done("load", "--input", Day("20250302"), "--input", Day("20250303"), "--store", _work["s"]);
        PuffyCommand.Done("load", "--input", Day("20250301"), "--store", _work["s"], "--refresh", _work["refreshed"]);
        PuffyCommand.Done("export", "--store", _work["s"], "--output", _work["whole"]);

        var refreshed = Workplace.Tables(_work["refreshed"], "gold");
        var whole = Workplace.Tables(_work["whole"], "gold");
        whole.Remove("gold/fct_attribution.csv");
        Workplace.AssertSame(whole, refreshed);
        var changes = Workplace.Tables(Path.Combine(_work["refreshed"], "changes"), "bronze", "silver", "gold");

        PuffyCommand.Done("load", "--input", Day("20250301"), "--store", _work["s"], "--refresh", _work["again"]);
        Workplace.AssertSame(changes, Workplace.Tables(Path.Combine(_work["again"], "changes"), "bronze", "silver", "gold"));
    }

    [Fact]
    public void Tables_in_a_currency_that_is_no_longer_the_main_one_are_refused_until_they_are_written_whole()
    {
        PuffyCommand.Done("load", "--input", Orders("first.csv", "EUR"), "--store", _work["s"]);
        PuffyCommand.Done("export", "--store", _work["s"], "--output", _work["out"]);
        string[] refresh = ["load", "--input", Orders("next.csv", "USD", "USD"), "--store", _work["s"], "--refresh", _work["out"]];

        var refused = PuffyCommand.Run(refresh);

        Assert.Equal(1, refused.Status);
        Assert.Contains(
            "have their figures in EUR, but the store's main currency is now USD. What was loaded is kept. Write all tables again with: puffy export",
            string.Join(' ', refused.Error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
        PuffyCommand.Done("export", "--store", _work["s"], "--output", _work["out"]);
        Assert.Contains("\"USD\": \"24.00\"", File.ReadAllText(Path.Combine(_work["out"], "run.json")), StringComparison.Ordinal);
        PuffyCommand.Done(refresh);
    }

    /// <summary>A file with an order of 12 in each currency.</summary>
    private string Orders(string name, params string[] currencies)
    {
        File.WriteAllLines(_work[name],
        [
            "client_id,timestamp,event_name,event_data",
            .. currencies.Select((currency, at) => $"{name}{at},2025-03-01T10:0{at}:00Z,checkout_completed,\"{{\"\"revenue\"\":12,\"\"transaction_id\"\":\"\"{name}{at}\"\",\"\"currency\"\":\"\"{currency}\"\"}}\""),
        ]);
        return _work[name];
    }

    /// <summary>Credits under a data-driven model change with any path; those of the rules alone follow changed users.</summary>
    private static IEnumerable<string[]> Followed(IEnumerable<string[]> rows) => rows.Where(row => row.Length < 2 || row[1] is not ("markov" or "shapley"));

    private static string Day(string day) => Path.Combine(Input, $"events_{day}.csv");

    /// <summary>Rows as their fields; the sample quotes no line break, so a line is a row.</summary>
    private static List<string[]> Rows(string path) => [.. File.ReadLines(path).Select(Fields)];

    private static IEnumerable<string> Texts(IEnumerable<string[]> rows) => rows.Select(row => string.Join('|', row)).Order(StringComparer.Ordinal);

    private static string[] Fields(string line)
    {
        var fields = new List<string> { string.Empty };
        var quoted = false;
        foreach (var letter in line)
        {
            quoted ^= letter == '"';
            if (letter == ',' && !quoted)
            {
                fields.Add(string.Empty);
            }
            else
            {
                fields[^1] += letter;
            }
        }

        return [.. fields];
    }
}
