using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Puffy.CommandLine;

namespace Puffy.Client.Tests;

/// <summary>What reports say of a run, read out of their text, is what its record says.</summary>
public sealed partial class ReportTextTests : IDisposable
{
    private const string Header = "client_id,page_url,referrer,timestamp,event_name,event_data,user_agent\n";

    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public void Figures_in_the_text_are_those_of_the_run_record()
    {
        PuffyCommand.Done("sample", "--output", _work["sample"], "--users", "600", "--seed", "5");
        PuffyCommand.Done("run", "--input", _work["sample"], "--output", _work["out"], "--skip-pdf");
        using var record = JsonDocument.Parse(File.ReadAllText(_work["out/run.json"]));
        var root = record.RootElement;
        var revenue = decimal.Parse(root.GetProperty("revenue").GetString()!, CultureInfo.InvariantCulture);
        Assert.True(revenue > 0);

        var summary = Cells("report/executive_summary.md", FormattableString.Invariant($"| {revenue:N2} |"));
        Assert.Equal(
            [
                $"{revenue:N2}", Count("orders"), $"{decimal.Parse(root.GetProperty("average_order_value").GetString()!, CultureInfo.InvariantCulture):N2}", Count("sessions"), Count("users"),
                Percent("conversion_rate", 2), $"{root.GetProperty("revenue_per_session").GetDecimal():N2}", Percent("bounce_rate", 1),
            ],
            summary);

        Assert.Equal(Count("rows_read"), Cells("quality/data_quality_report.md", "| Rows read |")[1]);
        Assert.Equal(Count("events"), Cells("quality/data_quality_report.md", "| Rows accepted |")[1]);
        Assert.Equal(Count("sessions"), Cells("quality/data_quality_report.md", "| Sessions |")[1]);
        Assert.Equal(Count("orders"), Cells("quality/data_quality_report.md", "| Orders |")[1]);
        Assert.Equal(revenue.ToString("N2", CultureInfo.InvariantCulture), Cells("quality/data_quality_report.md", "| Revenue |")[1]);
        Assert.All(root.GetProperty("quarantined").EnumerateObject(), reason =>
            Assert.Equal(reason.Value.GetInt64().ToString("N0", CultureInfo.InvariantCulture), Cells("quality/data_quality_report.md", $"| `{reason.Name}` |")[1]));
        Assert.All(root.GetProperty("files").EnumerateArray(), file => Assert.Equal(
            ((string[])["rows", "accepted", "quarantined"]).Select(name => file.GetProperty(name).GetInt64().ToString("N0", CultureInfo.InvariantCulture)),
            Cells("quality/data_quality_report.md", $"| `{file.GetProperty("name").GetString()}` |")[1..4]));

        var models = root.GetProperty("attribution").EnumerateObject().ToList();
        var channels = models.SelectMany(model => model.Value.EnumerateObject()).Select(channel => channel.Name).Distinct().ToList();
        Assert.All(channels, channel => Assert.Equal(
            models.Select(model => model.Value.TryGetProperty(channel, out var earned) ? decimal.Parse(earned.GetProperty("revenue").GetString()!, CultureInfo.InvariantCulture) : 0m).Select(money => $"{money:N2}"),
            Cells("report/attribution_report.md", $"| {channel} |")[1..]));

        string Count(string name) => root.GetProperty(name).GetInt64().ToString("N0", CultureInfo.InvariantCulture);
        string Percent(string name, int decimals) => (root.GetProperty(name).GetDecimal() * 100).ToString("F" + decimals, CultureInfo.InvariantCulture) + " %";
    }

    [Theory]
    [InlineData("")]
    [InlineData(Header)]
    [InlineData(Header + "ann,https://shop.example/,,2030-05-06T10:00:00Z,page_viewed,,Mozilla/5.0 (iPhone)\n")]
    [InlineData(Header + "ann,https://shop.example/,,2030-05-06T10:00:00Z,page_viewed,,\nben,https://shop.example/,,2030-05-07T10:00:00Z,checkout_started,,\n")]
    [InlineData(Header + "ann,https://shop.example/,,2030-05-06T10:00:00Z,checkout_completed,\"{\"\"transaction_id\"\":\"\"T-1\"\",\"\"revenue\"\":0}\",\n")]
    [InlineData(Header + ",https://shop.example/,,2030-05-06T10:00:00Z,page_viewed,,\n")]
    public void A_run_on_little_or_nothing_makes_every_report_and_divides_by_nothing(string export)
    {
        Directory.CreateDirectory(_work["in"]);
        File.WriteAllText(_work["in/events_20300506.csv"], export);

        PuffyCommand.Done("run", "--input", _work["in"], "--output", _work["out"]);

        Assert.All(
            ["quality/data_quality_report.md", "report/executive_summary.md", "report/attribution_report.md", "report/validation.md", "run.json"],
            file => Assert.DoesNotMatch(NoNumber(), File.ReadAllText(_work[$"out/{file}"])));
        Assert.True(File.Exists(_work["out/quality/data_quality_report.pdf"]));
        Assert.True(File.Exists(_work["out/report/executive_summary.pdf"]));
    }

    private string[] Cells(string file, string start) =>
        [.. File.ReadLines(_work[$"out/{file}"]).First(line => line.StartsWith(start, StringComparison.Ordinal))
            .Replace('\u00A0', ' ').Trim('|', ' ').Split('|').Select(cell => cell.Trim())];

    [GeneratedRegex(@"NaN|Infinity|∞|�|\$-")]
    private static partial Regex NoNumber();
}
