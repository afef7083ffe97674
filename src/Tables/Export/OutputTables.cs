using Puffy.Tables.Bronze;
using Puffy.Tables.Definition;
using Puffy.Tables.Gold;
using Puffy.Tables.Silver;

namespace Puffy.Tables.Export;

/// <summary>Every table that Puffy writes.</summary>
public static class OutputTables
{
    /// <summary>The tables, bronze before silver before gold.</summary>
    public static IReadOnlyList<Table> All { get; } =
    [
        BronzeTables.CleanedEvents,
        BronzeTables.Quarantine,
        BronzeTables.Findings,
        SessionTable.Sessions,
        UserTables.Journeys,
        OrderTables.Conversions,
        EventTable.Events,
        SessionTable.FactSessions,
        OrderTables.Orders,
        TouchpointTable.Touchpoints,
        UserTables.Users,
        PersonTable.Persons,
        AttributionTables.Credits,
        AttributionTables.FirstClick,
        AttributionTables.LastClick,
        AttributionTables.Models,
        IntervalTable.Intervals,
        PathTable.Paths,
        MarkovTable.Channels,
        LostOriginTable.Origins,
        ChannelTable.Performance,
        EngagementTable.Engagement,
        SessionDayTable.Sessions,
        FunnelTable.Funnel,
    ];
}
