using System.Globalization;
using System.Text.Json;
using Puffy.CommandLine;

namespace Puffy.Client.Tests;

/// <summary>Monitoring through the command, on a store and on a folder.</summary>
public sealed class MonitoringTests : IDisposable
{
    private readonly Workplace _work = new();

    private static string SmallShop => Path.Combine(Workplace.SmallShop, "input");

    public void Dispose() => _work.Dispose();

    [Fact]
    public void Each_fault_of_the_exports_is_found_on_its_day_and_no_other_day_is_flagged()
    {
        PuffyCommand.Done(
            "sample", "--output", _work["sample"], "--users", "7000", "--days", "14", "--seed", "3",
            "--fault", "half-volume:2025-01-12", "--fault", "empty-column:2025-01-13:referrer", "--fault", "lost-ids:2025-01-15",
            "--fault", "doubled-revenue:2025-01-16", "--fault", "missing-day:2025-01-17");

        var run = PuffyCommand.Run("run", "--input", _work["sample"], "--output", _work["out"], "--skip-pdf", "--skip-quality", "--fail-on", "critical");

        Assert.Equal(2, run.Status);
        var alarms = Alarms(File.ReadAllText(Path.Combine(_work["out"], "monitoring", "monitoring_report_20250119.json")));
        Assert.Equal(
            ["2025-01-10 WARNING", "2025-01-12 CRITICAL", "2025-01-13 CRITICAL", "2025-01-15 CRITICAL", "2025-01-16 CRITICAL", "2025-01-17 CRITICAL"],
            alarms.GroupBy(alarm => alarm.Day).Select(day => $"{day.Key} {day.Min(alarm => alarm.Status)}").Order());

        // The renamed id column, which every sample has on its fifth day.
        Assert.Contains(alarms, alarm => alarm is { Day: "2025-01-10", Check: "data_quality" } && alarm.Measured.Contains("client_id is now called clientId", StringComparison.Ordinal));
        Assert.Contains(alarms, alarm => alarm is { Day: "2025-01-12", Check: "volume_anomaly" });
        Assert.Contains(alarms, alarm => alarm is { Day: "2025-01-13", Check: "data_quality" } && alarm.Measured.Contains("referrer_null 100.0 %", StringComparison.Ordinal));
        Assert.Contains(alarms, alarm => alarm is { Day: "2025-01-15", Check: "data_quality" } && alarm.Measured.Contains("user_id_null", StringComparison.Ordinal));
        Assert.Contains(alarms, alarm => alarm is { Day: "2025-01-16", Check: "data_quality" } && alarm.Measured.Contains("revenue_mismatch", StringComparison.Ordinal));
        Assert.Contains(alarms, alarm => alarm is { Day: "2025-01-17", Check: "data_freshness" });

        // The written tables say the same as the store.
        var ofFolder = PuffyCommand.Done("monitor", "--data", _work["out"], "--output", _work["again"], "--skip-pdf", "--json").Output;
        Assert.Equal(alarms.Select(alarm => (alarm.Check, alarm.Day, alarm.Status)), Alarms(ofFolder).Select(alarm => (alarm.Check, alarm.Day, alarm.Status)));

        // The days after the last fault are sound, and so is their age on the morning after; two days later it is not.
        var store = Path.Combine(_work["out"], "puffy.store");
        string[] morning = ["monitor", "--store", store, "--since", "2025-01-18", "--fail-on", "warning", "--as-of"];
        Assert.Equal(0, PuffyCommand.Run([.. morning, "2025-01-20T05:00:00Z"]).Status);
        var stale = PuffyCommand.Run([.. morning, "2025-01-22T05:00:00Z", "--json"]);
        Assert.Equal(2, stale.Status);
        var alarm = Assert.Single(Alarms(stale.Output));
        Assert.Equal(("data_freshness", "2025-01-22", "CRITICAL"), (alarm.Check, alarm.Day, alarm.Status));
    }

    [Fact]
    public void Fields_that_vanish_or_change_are_named_on_their_days_and_no_others_by_store_and_folder()
    {
        PuffyCommand.Done(
            "sample", "--output", _work["sample"], "--users", "5000", "--days", "10", "--seed", "3",
            "--fault", "vanished-field:2025-01-11:items[].item_price", "--fault", "changed-type:2025-01-12:items[].quantity",
            "--fault", "changed-unit:2025-01-13:items[].item_price", "--fault", "empty-column:2025-01-14:event_data");
        PuffyCommand.Done("run", "--input", _work["sample"], "--output", _work["out"], "--skip-pdf", "--skip-quality");

        var ofStore = Fields(File.ReadAllText(Path.Combine(_work["out"], "monitoring", "monitoring_report_20250115.json")));

        Assert.Equal(
            [
                "2025-01-11 checkout_completed items[].item_price vanished",
                "2025-01-12 checkout_completed items[].quantity type",
                "2025-01-13 checkout_completed items[].item_price unit",
                "2025-01-14 email_filled_on_popup event_data vanished",
            ],
            ofStore.Select(field => field.Name));
        Assert.Equal(ofStore, Fields(PuffyCommand.Done("monitor", "--data", _work["out"], "--output", _work["again"], "--skip-pdf", "--json").Output));
    }

    [Fact]
    public void A_table_that_is_changed_by_a_cent_is_found_on_the_day_of_the_order()
    {
        PuffyCommand.Done("load", "--input", SmallShop, "--store", _work["s"]);
        PuffyCommand.Done("export", "--store", _work["s"], "--output", _work["out"]);
        Assert.Equal(0, Monitor().Status);

        var credit = AddCent("gold/fct_attribution.csv", row: 2);
        AddCent("gold/attribution_models.csv", row: 1);

        var tampered = Monitor();
        Assert.Equal(2, tampered.Status);
        var alarms = Alarms(tampered.Output).Where(alarm => alarm.Status == "CRITICAL").ToList();
        Assert.Equal(["revenue_integrity", "revenue_integrity"], alarms.Select(alarm => alarm.Check));
        Assert.Null(alarms[0].Day);
        Assert.StartsWith("gold/attribution_models.csv ", alarms[0].Measured, StringComparison.Ordinal);
        Assert.Equal(credit["ordered_at"][..10], alarms[1].Day);
        Assert.StartsWith($"gold/fct_attribution.csv {credit["model"]} ", alarms[1].Measured, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_that_can_not_be_done_says_what_to_give()
    {
        var neither = PuffyCommand.Run("monitor");
        Assert.Equal((1, "puffy: Choose what to check: give one of --store FILE, --cluster HOST:PORT or --data DIR.\nSee: puffy monitor --help\n"), (neither.Status, neither.Error.ReplaceLineEndings("\n")));

        var nowhere = PuffyCommand.Run("monitor", "--data", _work["nowhere"]);
        Assert.Equal(1, nowhere.Status);
        Assert.Contains("has no run.json", nowhere.Error, StringComparison.Ordinal);

        var threshold = PuffyCommand.Run("monitor", "--data", _work["nowhere"], "--threshold", "critical_z=1");
        Assert.Equal(1, threshold.Status);
        Assert.Contains("the critical z is 1; it must be at least the warning z of 3", threshold.Error, StringComparison.Ordinal);
    }

    private CommandResult Monitor() => PuffyCommand.Run("monitor", "--data", _work["out"], "--fail-on", "critical", "--json", "--skip-pdf");

    /// <summary>Adds a cent to the revenue of a row of a table; gives the row by column, as it was.</summary>
    private Dictionary<string, string> AddCent(string table, int row)
    {
        var path = Path.Combine(_work["out"], table);
        var rows = File.ReadAllText(path).Split('\n');
        var (columns, values) = (rows[0].Split(','), rows[row].Split(','));
        var before = columns.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);
        values[Array.IndexOf(columns, "revenue")] = (decimal.Parse(before["revenue"], CultureInfo.InvariantCulture) + 0.01m).ToString(CultureInfo.InvariantCulture);
        rows[row] = string.Join(',', values);
        File.WriteAllText(path, string.Join('\n', rows));
        return before;
    }

    private static List<Alarm> Alarms(string json)
    {
        using var record = JsonDocument.Parse(json);
        return [.. record.RootElement.GetProperty("checks").EnumerateArray()
            .Select(check => new Alarm(
                check.GetProperty("id").GetString()!, check.GetProperty("day").GetString(), check.GetProperty("status").GetString()!, check.GetProperty("measured").GetString()!))
            .Where(alarm => alarm.Status is "WARNING" or "CRITICAL")];
    }

    private static List<(string Name, string Weight)> Fields(string json)
    {
        using var record = JsonDocument.Parse(json);
        return
        [
            .. from check in record.RootElement.GetProperty("checks").EnumerateArray()
               from field in check.GetProperty("fields").EnumerateArray()
               select (
                   $"{check.GetProperty("day")} {field.GetProperty("event")} {field.GetProperty("field")} {field.GetProperty("change")}",
                   $"{field.GetProperty("status")} {field.GetProperty("measured")} {field.GetProperty("orders")} {field.GetProperty("revenue")} {field.GetProperty("revenue_share")}"),
        ];
    }

    private sealed record Alarm(string Check, string? Day, string Status, string Measured);
}
