using Puffy.Analytics.Currencies;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.WhatIf;

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
