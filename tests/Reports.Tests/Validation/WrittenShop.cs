using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Options;
using Puffy.Reports.Validation;
using Puffy.Tables.Validation;

namespace Puffy.Reports.Tests.Validation;

/// <summary>
/// A small shop whose tables are written to disk, where a test can tamper with them. Ann comes by e-mail, by a partner and by
/// e-mail again, and orders for 100.01; Dora orders for 50 at her first visit, and sends the order twice; Ben looks; a bot reads.
/// </summary>
internal sealed class WrittenShop : IDisposable
{
    private readonly Shop _shop;
    private AnalysisRules _rules = null!;

    private WrittenShop(AnalysisOptions options)
    {
        _shop = new Shop(options)
            .Event("ann", 0, query: "utm_medium=email")
            .Event("ann", 7_200, query: "utm_medium=affiliate")
            .Event("ann", 14_400, query: "utm_medium=email")
            .Event("ann", 14_460, EventNames.AddedToCart)
            .Event("ann", 14_520, EventNames.CheckoutStarted)
            .Order("ann", "T-1", 100.01m, price: 100.01m, second: 14_580)
            .Event("ben", 3_600)
            .Event("bot", 5_000, userAgent: "Mozilla/5.0 (compatible; ExampleBot/1.0)")
            .Order("dora", "T-2", 50, second: 50_500)
            .Order("dora", "T-2", 50, second: 50_560)
            .Event("dora", 86_400)
            .Refused(RefusalReason.MissingUserId, new DateOnly(2030, 5, 6));
    }

    public static async Task<WrittenShop> OfAsync(AnalysisOptions? options = null)
    {
        var shop = new WrittenShop(options ?? new AnalysisOptions());
        shop._rules = await shop._shop.WriteTablesAsync();
        return shop;
    }

    public string Path(string file) => System.IO.Path.Combine(_shop.Folder, file);

    /// <summary>Changes a file's rows, the header being the first.</summary>
    public WrittenShop Tamper(string file, Action<List<string>> change)
    {
        var rows = File.ReadAllLines(Path(file)).ToList();
        change(rows);
        File.WriteAllText(Path(file), string.Join('\n', rows) + "\n");
        return this;
    }

    /// <summary>Changes the one row that a condition holds for.</summary>
    public WrittenShop Tamper(string file, Func<string[], bool> isIt, string column, string value) => Tamper(file, rows =>
    {
        var columns = rows[0].Split(',');
        var at = Array.IndexOf(columns, column);
        Assert.True(at >= 0, $"{file} has no column {column}");
        var row = rows.FindIndex(1, row => isIt(row.Split(',')));
        Assert.True(row >= 0, $"{file} has no such row");
        var values = rows[row].Split(',');
        values[at] = value;
        rows[row] = string.Join(',', values);
    });

    /// <summary>The names of the checks that fail.</summary>
    public IReadOnlyList<string> Failing() => [.. Validate().Where(result => result.Passed == false).Select(result => result.Name)];

    public IReadOnlyList<ValidationResult> Validate() => TableValidation.Validate(_shop.Folder, _rules);

    /// <summary>What the report of the checks says.</summary>
    public string Report(IReadOnlyList<ValidationResult> results)
    {
        ValidationReport.Write(_shop.Folder, results);
        return File.ReadAllText(Path("report/validation.md"));
    }

    public void Dispose() => _shop.Dispose();
}
