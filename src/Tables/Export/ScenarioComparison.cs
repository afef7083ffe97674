using System.Globalization;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.WhatIf;
using Puffy.Tables.Definition;
using Puffy.Tables.Gold;

namespace Puffy.Tables.Export;

/// <summary>What a scenario comes to.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Currency">Its main currency.</param>
/// <param name="Users">Users with at least one session.</param>
/// <param name="Attribution">Visits, and who earned the orders.</param>
public sealed record ScenarioFigures(Scenario Scenario, Currency Currency, long Users, AttributionFigures Attribution)
{
    /// <summary>Sessions.</summary>
    public long Sessions => Attribution.Channels.Visits.Cells.Values.Sum(visits => visits.Sessions);

    /// <summary>Orders of any currency.</summary>
    public long Orders => Attribution.Channels.Visits.Cells.Values.Sum(visits => visits.Orders);

    /// <summary>Revenue in the main currency.</summary>
    public decimal Revenue => Attribution.Channels.Sales.Cells.Where(cell => cell.Key.Currency == Currency).Sum(cell => cell.Value.Revenue);

    /// <summary>What each channel earned under each model.</summary>
    public IReadOnlyList<ChannelEarnings> Earnings { get; } = ChannelEarnings.From(Attribution.Channels, Currency);
}

/// <summary>Computes several scenarios in one pass over the journeys of a store, which stays as it is.</summary>
public static class ScenarioComparison
{
    /// <summary>Computes scenarios.</summary>
    /// <param name="contents">What the store holds.</param>
    /// <param name="scenarios">The scenarios; the one of the options in force among them.</param>
    /// <param name="folder">Where compare.csv and each scenario's silver and gold tables are written; null for nowhere.</param>
    /// <param name="form">The form of the cells.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">A file can't be written.</exception>
    public static async Task<IReadOnlyList<ScenarioFigures>> ReadAsync(
        IStoreContents contents, IReadOnlyList<Scenario> scenarios, string? folder, CellForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(scenarios);
        var runs = scenarios.Select((scenario, at) => new ScenarioRun(contents, scenario, folder is null ? null : Path.Combine(folder, FolderOf(scenario, at)), form)).ToList();
        try
        {
            await JourneyPass.ReadAsync(contents.Shards, contents.ReadJourneysAsync, NewReader, cancellationToken);
            var figures = runs.Select(run => run.Finish()).ToList();
            if (folder is not null)
            {
                TableWriter<ScenarioRow>.Write(ScenarioTable.Comparison, folder, figures.SelectMany(each => each.Earnings.Select(earnings => new ScenarioRow(each.Scenario.Name, each.Currency, earnings))), form);
            }

            return figures;
        }
        finally
        {
            runs.ForEach(run => run.Dispose());
        }

        Action<Journey> NewReader()
        {
            var readers = runs.Select(run => run.NewReader()).ToArray();
            return journey => Array.ForEach(readers, read => read(journey));
        }
    }

    /// <summary>The folder of a scenario: its number, and its name in letters, digits and hyphens.</summary>
    private static string FolderOf(Scenario scenario, int at)
    {
        var slug = string.Concat(scenario.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'));
        return string.Create(CultureInfo.InvariantCulture, $"{at}-{string.Join('-', slug.Split('-', StringSplitOptions.RemoveEmptyEntries))}");
    }

    private sealed class ScenarioRun : IDisposable
    {
        private readonly Scenario _scenario;
        private readonly IStoreContents _contents;
        private readonly TableExport? _export;
        private readonly List<AttributionCollector> _collectors = [];
        private readonly List<StoreFigures> _figures = [];

        public ScenarioRun(IStoreContents contents, Scenario scenario, string? folder, CellForm form)
        {
            (_contents, _scenario) = (contents, scenario);
            Currency = scenario.Rules.Options.Currency.IsNone ? contents.Currency : scenario.Rules.Options.Currency;
            _export = folder is null || scenario.Name == Scenario.Present ? null : TableExport.OfScenario(contents, folder, scenario.Rules.Options, form with { Currency = Currency });
        }

        private Currency Currency { get; }

        public Action<Journey> NewReader()
        {
            if (_export is not null)
            {
                var take = _export.NewReader(_figures);
                return journey => take(_scenario.Of(journey));
            }

            var collector = new AttributionCollector();
            _collectors.Add(collector);
            return _scenario.Name == Scenario.Present ? collector.Add : journey => collector.Add(_scenario.Of(journey));
        }

        public ScenarioFigures Finish()
        {
            if (_export is not null)
            {
                var figures = _export.Gather(_figures);
                _export.FinishScenario(figures);
                return new ScenarioFigures(_scenario, Currency, figures.Monitoring.Totals.Users, figures.Attribution);
            }

            var all = new AttributionCollector();
            _collectors.ForEach(all.Merge);
            return new ScenarioFigures(_scenario, Currency, all.Users, all.Attribute(_scenario.Rules.Options, AttributionModelNames.All));
        }

        public void Dispose() => _export?.Dispose();
    }
}
