using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Journeys;
using Puffy.Reports.Quality;
using Puffy.Reports.Runs;
using Puffy.Reports.Tables;
using Puffy.Reports.Tables.Bronze;

namespace Puffy.Reports.Tests.Quality;

/// <summary>A made-up shop whose report is written to a folder of its own, which is gone with it.</summary>
internal sealed class Shop(AnalysisOptions? options = null) : IDisposable
{
    public static readonly DateTime Monday = new(2030, 5, 6, 10, 0, 0, DateTimeKind.Utc);
    private const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile/15E148 Safari/604.1";
    private readonly AnalysisRules _rules = new(options ?? new AnalysisOptions());
    private readonly SortedDictionary<string, List<Event>> _events = new(StringComparer.Ordinal);
    private readonly List<RefusedRow> _refused = [];
    private readonly List<Finding> _findings = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("puffy-quality-").FullName;

    /// <summary>The written report, with plain spaces for those that do not break.</summary>
    public string Markdown => File.ReadAllText(Path.Combine(Folder, "quality", "data_quality_report.md")).Replace('\u00A0', ' ');

    public byte[] Pdf => File.ReadAllBytes(Path.Combine(Folder, "quality", "data_quality_report.pdf"));

    public Shop Event(string user, double second, string name = EventNames.PageViewed, string data = "", string userAgent = Phone, string query = "", string referrer = "https://news.example/")
    {
        if (!_events.TryGetValue(user, out var events))
        {
            _events.Add(user, events = []);
        }

        var id = EventIdentity.FromInput($"{events.Count}");
        events.Add(new Event(id, Monday.AddSeconds(second), name, $"https://shop.example/?{query}", referrer, data, userAgent, new SourceRow(1, 1)));
        return this;
    }

    public Shop Order(string user, string transaction, decimal revenue, decimal? price = null, int quantity = 1, double second = 0)
    {
        var items = price is { } each ? FormattableString.Invariant($",\"items\":[{{\"item_price\":{each},\"quantity\":{quantity}}}]") : "";
        return Event(user, second, EventNames.CheckoutCompleted, FormattableString.Invariant($"{{\"transaction_id\":\"{transaction}\",\"revenue\":{revenue}{items}}}"));
    }

    public Shop Refused(RefusalReason reason, DateOnly? day)
    {
        _refused.Add(new RefusedRow("day.csv", 1, _refused.Count + 1, reason.Name(), "", "", day, ColumnSet.None));
        return this;
    }

    public Shop Found(string kind, string subject, string detail)
    {
        _findings.Add(new Finding(kind, subject, DateOnly.FromDateTime(Monday), detail));
        return this;
    }

    public (RunRecord Record, IReadOnlyList<ReportFile> Files) Report(bool pdf = false)
    {
        var figures = new StoreFigures();
        foreach (var (user, events) in _events)
        {
            figures.Add(Journey.Of(user, [.. events.Order(EventOrder.Instance)], _rules));
        }

        _refused.ForEach(figures.Add);
        var rows = _events.Sum(user => user.Value.Count) + _refused.Count;
        SourceFile[] files = rows + _findings.Count == 0 ? [] : [new SourceFile(1, "day.csv", rows, _findings)];
        var record = RunRecords.Of(figures, files, _rules, asOf: null);
        return (record, QualityReport.Write(new ReportContext(figures, files, record, _rules, Folder, pdf, Monday)));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
