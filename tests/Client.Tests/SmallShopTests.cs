using System.Text.Json;
using Puffy.CommandLine;

namespace Puffy.Client.Tests;

public sealed class SmallShopTests : IDisposable
{
    private readonly Workplace _work = new();

    private static string Input => Path.Combine(Workplace.SmallShop, "input");

    public void Dispose() => _work.Dispose();

    [Fact]
    public void Every_table_is_that_which_was_worked_out_independently()
    {
        PuffyCommand.Done("run", "--input", Input, "--output", _work["out"], "--skip-pdf");

        var expected = Workplace.Tables(Path.Combine(Workplace.SmallShop, "expected"), "bronze", "silver", "gold");
        var actual = Workplace.Tables(_work["out"], "bronze", "silver", "gold");
        actual.Remove("bronze/findings.csv");
        Workplace.AssertSame(expected, actual);
    }

    [Fact]
    public void The_run_record_counts_rows_reasons_and_findings()
    {
        PuffyCommand.Done("run", "--input", Input, "--output", _work["out"], "--skip-pdf");

        using var record = JsonDocument.Parse(File.ReadAllText(Path.Combine(_work["out"], "run.json")));
        var root = record.RootElement;
        Assert.Equal(31, root.GetProperty("rows_read").GetInt32());
        Assert.Equal(23, root.GetProperty("events").GetInt32());
        Assert.Equal(8, root.GetProperty("quarantined").EnumerateObject().Sum(reason => reason.Value.GetInt32()));
        Assert.Equal(4, root.GetProperty("orders").GetInt32());
        Assert.Equal(3, root.GetProperty("distinct_transactions").GetInt32());
        Assert.Equal("350.01", root.GetProperty("revenue").GetString());
        Assert.Equal("87.50", root.GetProperty("average_order_value").GetString());
        var findings = root.GetProperty("findings").EnumerateObject().ToDictionary(finding => finding.Name, finding => finding.Value.GetInt32());
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["malformed_event_data"] = 1,
                ["repeated_transaction"] = 1,
                ["revenue_mismatch"] = 1,
                ["schema_drift"] = 2,
                ["transaction_id_collision"] = 1,
                ["zero_revenue"] = 1,
            },
            findings);
    }

    [Fact]
    public void Days_loaded_one_by_one_in_any_order_and_twice_give_the_same_tables()
    {
        PuffyCommand.Done("run", "--input", Input, "--output", _work["at once"], "--skip-pdf");
        foreach (var day in new[] { "20250303", "20250301", "20250302", "20250303" })
        {
            PuffyCommand.Done("load", "--input", Path.Combine(Input, $"events_{day}.csv"), "--store", _work["s"]);
        }

        PuffyCommand.Done("export", "--store", _work["s"], "--output", _work["one by one"]);

        Workplace.AssertSame(Workplace.Tables(_work["at once"], "silver", "gold"), Workplace.Tables(_work["one by one"], "silver", "gold"));
        Assert.Equal(Workplace.EventsWithoutSource(_work["at once"]), Workplace.EventsWithoutSource(_work["one by one"]));
    }

    [Fact]
    public void A_file_that_is_loaded_again_is_all_duplicates()
    {
        var file = Path.Combine(Input, "events_20250301.csv");
        PuffyCommand.Done("load", "--input", file, "--store", _work["s"]);
        PuffyCommand.Done("run", "--input", file, "--store", _work["s"], "--output", _work["out"], "--skip-pdf");

        using var record = JsonDocument.Parse(File.ReadAllText(Path.Combine(_work["out"], "run.json")));
        Assert.Equal(24, record.RootElement.GetProperty("rows_read").GetInt32());
        Assert.Equal(9, record.RootElement.GetProperty("events").GetInt32());
        Assert.Equal(9, record.RootElement.GetProperty("quarantined").GetProperty("duplicate_event").GetInt32());
    }
}
