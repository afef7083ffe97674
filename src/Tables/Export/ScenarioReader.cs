using Puffy.Analytics.Journeys;
using Puffy.Analytics.WhatIf;

namespace Puffy.Tables.Export;

/// <summary>
/// Reads journeys under several scenarios. Most journeys are the same under all of them; the others are under some. Each is computed,
/// counted and written as rows once for all scenarios under which it is alike. Not safe for concurrent use.
/// </summary>
/// <param name="scenarios">The scenarios, at most <see cref="FolderSet.Most"/>.</param>
/// <param name="written">Those of the scenarios whose tables are written.</param>
/// <param name="rows">Takes the rows of journeys; null where no tables are written.</param>
internal sealed class ScenarioReader(IReadOnlyList<Scenario> scenarios, FolderSet written, JourneyRows? rows)
{
    /// <summary>What was gathered of the journeys that were alike under exactly these scenarios.</summary>
    private readonly Dictionary<FolderSet, ScenarioTotals> _totals = [];

    /// <summary>Different visits of a user, each with the scenarios that have them.</summary>
    private readonly List<(Journey Journey, FolderSet Scenarios)> _visits = [];

    /// <summary>Different journeys of a user, each with the place of its visits. Other credit need not mean other visits.</summary>
    private readonly List<(Journey Journey, FolderSet Scenarios, int Visits)> _journeys = [];

    /// <summary>Adds a journey.</summary>
    /// <param name="journey">The journey under any rules.</param>
    public void Read(Journey journey)
    {
        Divide(journey);
        foreach (var (visits, having) in _visits)
        {
            rows?.AddVisits(visits, having & written);
        }

        foreach (var (under, having, _) in _journeys)
        {
            rows?.AddOrders(under, having & written);
            if (!having.IsEmpty)
            {
                (_totals.TryGetValue(having, out var totals) ? totals : _totals[having] = new ScenarioTotals()).Add(under);
            }
        }
    }

    /// <summary>What was gathered under a scenario, in parts.</summary>
    public IEnumerable<ScenarioTotals> TotalsOf(int scenario) =>
        _totals.Where(totals => !(totals.Key & FolderSet.Only(scenario)).IsEmpty).Select(totals => totals.Value);

    private void Divide(Journey journey)
    {
        _visits.Clear();
        _visits.Add((journey, default));
        _journeys.Clear();
        _journeys.Add((journey, default, 0));
        for (var scenario = 0; scenario < scenarios.Count; scenario++)
        {
            var rules = scenarios[scenario].Rules;
            var visits = _visits.FindIndex(known => known.Journey.HasSameVisitsUnder(rules));
            var alike = _journeys.FindIndex(known => known.Visits == visits && known.Journey.HasSameCreditUnder(rules));
            if (alike < 0)
            {
                var under = journey.ComputeUnder(rules);
                if (visits < 0)
                {
                    visits = _visits.Count;
                    _visits.Add((under, default));
                }

                alike = _journeys.Count;
                _journeys.Add((under, default, visits));
            }

            _visits[visits] = _visits[visits] with { Scenarios = _visits[visits].Scenarios | FolderSet.Only(scenario) };
            _journeys[alike] = _journeys[alike] with { Scenarios = _journeys[alike].Scenarios | FolderSet.Only(scenario) };
        }
    }
}
