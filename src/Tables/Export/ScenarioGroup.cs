using Puffy.Analytics.Attribution;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.WhatIf;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Export;

/// <summary>A scenario, and where its tables are written.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Currency">Its main currency.</param>
/// <param name="Folder">The folder; null where no tables are written.</param>
internal sealed record WrittenScenario(Scenario Scenario, Currency Currency, string? Folder);

/// <summary>Scenarios of one main currency: cells of one form, so that they can share rows.</summary>
internal sealed class ScenarioGroup : IDisposable
{
    private readonly IReadOnlyList<WrittenScenario> _scenarios;
    private readonly IReadOnlyList<string> _folders;
    private readonly List<ScenarioReader> _readers = [];
    private readonly CellForm _form;
    private readonly JourneyTables? _journeys;

    /// <summary>A group.</summary>
    /// <param name="scenarios">The scenarios, at most <see cref="FolderSet.Most"/>.</param>
    /// <param name="nameOfSource">The name of a file or live sender by its number.</param>
    /// <param name="form">The form of the cells, whose currency is the group's.</param>
    public ScenarioGroup(IEnumerable<WrittenScenario> scenarios, Func<int, string> nameOfSource, CellForm form)
    {
        // Those with tables come first: the number of a scenario is then that of its folder.
        _scenarios = [.. scenarios.OrderBy(scenario => scenario.Folder is null)];
        _folders = [.. _scenarios.Select(scenario => scenario.Folder).OfType<string>()];
        _form = form;
        _journeys = _folders.Count == 0 ? null : new JourneyTables(_folders, nameOfSource, form, bronze: false);
    }

    /// <summary>A reader of journeys, for one thread at a time. Readers are asked for before any takes journeys.</summary>
    public Action<Journey> NewReader()
    {
        var reader = new ScenarioReader([.. _scenarios.Select(each => each.Scenario)], FolderSet.Below(_folders.Count), _journeys?.NewReader());
        _readers.Add(reader);
        return reader.Read;
    }

    /// <summary>Attributes the orders and writes the tables. Call it once, when all journeys are in.</summary>
    public IReadOnlyList<ScenarioFigures> Finish()
    {
        var totals = new ScenarioTotals[_scenarios.Count];
        var figures = new ScenarioFigures[totals.Length];
        Parallel.For(0, totals.Length, at =>
        {
            totals[at] = new ScenarioTotals();
            _readers.SelectMany(reader => reader.TotalsOf(at)).ToList().ForEach(totals[at].Merge);
            var attribution = totals[at].Attribution.Attribute(_scenarios[at].Scenario.Rules.Options, AttributionModelNames.All);
            figures[at] = new ScenarioFigures(_scenarios[at].Scenario, _scenarios[at].Currency, totals[at].Attribution.Users, attribution);
        });
        if (_journeys is not null)
        {
            _journeys.AddOfPersons([.. figures.Select(each => each.Attribution.Persons)]);
            _journeys.Finish(() => CreditExport.Write(
                _folders,
                [.. _folders.Select((_, at) => new CreditedOrders(totals[at].Attribution.Orders, figures[at].Attribution.Models))],
                AttributionModelNames.All,
                _form));
            Parallel.For(0, _folders.Count, at =>
                AggregateTables.Write(_folders[at], figures[at].Attribution, totals[at].Funnel, totals[at].Monitoring, _form));
        }

        return figures;
    }

    /// <summary>Deletes what was written on the way.</summary>
    public void Dispose() => _journeys?.Dispose();
}
