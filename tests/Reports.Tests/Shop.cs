using System.Runtime.CompilerServices;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Analytics.WhatIf;
using Puffy.Reports.Quality;
using Puffy.Reports.Runs;
using Puffy.Tables.Bronze;
using Puffy.Tables.Definition;
using Puffy.Tables.Export;
using Puffy.Tables.Runs;

namespace Puffy.Reports.Tests;

/// <summary>A made-up shop whose report is written to a folder of its own, which is gone with it.</summary>
internal sealed class Shop(AnalysisOptions? options = null) : IStoreContents, IDisposable
{
    public static readonly DateTime Monday = new(2030, 5, 6, 10, 0, 0, DateTimeKind.Utc);
    public const string Desktop = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Safari/537.36";
    public const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile/15E148 Safari/604.1";
    private readonly AnalysisRules _rules = new(options ?? new AnalysisOptions());
    private readonly SortedDictionary<string, List<Event>> _events = new(StringComparer.Ordinal);
    private readonly List<QuarantineRow> _refused = [];
    private readonly List<Finding> _findings = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("puffy-shop-").FullName;

    /// <summary>The written data quality report, with plain spaces for those that do not break.</summary>
    public string Markdown => File.ReadAllText(Path.Combine(Folder, "quality", "data_quality_report.md")).Replace('\u00A0', ' ');

    public byte[] Pdf => File.ReadAllBytes(Path.Combine(Folder, "quality", "data_quality_report.pdf"));

    public Shop Event(string user, double second, string name = EventNames.PageViewed, string data = "", string userAgent = Phone, string query = "", string referrer = "https://news.example/")
    {
        if (!_events.TryGetValue(user, out var events))
        {
            _events.Add(user, events = []);
        }

        var id = EventIdentity.FromHash((UInt128)events.Count, $"e{events.Count}");
        events.Add(new Event(id, Monday.AddSeconds(second), name, $"https://shop.example/?{query}", referrer, data, userAgent, new SourceRow(1, 1)));
        return this;
    }

    public Shop Order(string user, string transaction, decimal revenue, decimal? price = null, int quantity = 1, double second = 0, string? currency = null)
    {
        var items = price is { } each ? FormattableString.Invariant($",\"items\":[{{\"item_price\":{each},\"quantity\":{quantity}}}]") : "";
        var code = currency is null ? "" : $",\"currency\":\"{currency}\"";
        return Event(user, second, EventNames.CheckoutCompleted, FormattableString.Invariant($"{{\"transaction_id\":\"{transaction}\",\"revenue\":{revenue}{items}{code}}}"));
    }

    public Shop Refused(RefusalReason reason, DateOnly? day)
    {
        _refused.Add(new QuarantineRow("day.csv", 1, _refused.Count + 1, reason.Name(), "", "", day, ColumnSet.None));
        return this;
    }

    public Shop Found(string kind, string subject, string detail)
    {
        _findings.Add(new Finding(kind, subject, DateOnly.FromDateTime(Monday), detail));
        return this;
    }

    public (RunRecord Record, IReadOnlyList<ReportFile> Files) Report(bool pdf = false)
    {
        var context = Context(pdf);
        return (context.Record, QualityReport.Write(context));
    }

    /// <summary>What every report of the shop is made of.</summary>
    public ReportContext Context(bool pdf = false) => ContextOf(FiguresOf(), pdf);

    /// <summary>Writes all tables and run.json.</summary>
    public async Task<AnalysisRules> WriteTablesAsync(CellForm form = default)
    {
        using var tables = new TableExport(this, Folder, form: form);
        var figures = await tables.ReadAsync(TestContext.Current.CancellationToken);
        tables.Finish(figures);
        RunRecords.Of(figures, Files, _rules, asOf: null, form).Write(Folder);
        return _rules;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public Currency Currency => MainCurrency.Of(
        _rules.Options.Currency,
        Journeys.SelectMany(journey => journey.Orders).CountBy(order => order.Currency).Select(orders => KeyValuePair.Create(orders.Key, (long)orders.Value)));

    int IStoreContents.Shards => 1;

    Task<IReadOnlyDictionary<int, int>> IStoreContents.ReadErasedRowsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<int, int>>(new Dictionary<int, int>());

    AnalysisOptions IStoreContents.Options => _rules.Options;

    public IReadOnlyList<SourceFile> Files =>
        Rows + _findings.Count == 0 ? [] : [new SourceFile(1, "day.csv", Rows, _findings)];

    string IStoreContents.NameOf(int sourceId) => "day.csv";

    private int Rows => _events.Sum(user => user.Value.Count) + _refused.Count;

    private IEnumerable<Journey> Journeys => _events.Select(user => Journey.Of(user.Key, [.. user.Value.Order(EventOrder.Instance)], _rules));

    async IAsyncEnumerable<IReadOnlyList<Journey>> IStoreContents.ReadJourneysAsync(int shard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield return [.. Journeys];
    }

    async IAsyncEnumerable<IReadOnlyList<QuarantineRow>> IStoreContents.ReadRefusedRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield return _refused;
    }

    private StoreFigures FiguresOf()
    {
        var figures = new StoreFigures(Currency, UsualChoices.BesideThoseOf(_rules));
        foreach (var journey in Journeys)
        {
            figures.Add(journey);
        }

        _refused.ForEach(figures.Add);
        figures.Attribute(_rules.Options, AttributionModelNames.All);
        return figures;
    }

    private ReportContext ContextOf(StoreFigures figures, bool pdf) =>
        new(figures, Files, RunRecords.Of(figures, Files, _rules, asOf: null), _rules, Folder, pdf, Monday);
}
