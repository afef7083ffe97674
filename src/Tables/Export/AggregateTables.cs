using Puffy.Analytics.Attribution;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Rollups;
using Puffy.Tables.Gold;

namespace Puffy.Tables.Export;

/// <summary>The tables that are made of rollups alone: their cost grows with days, not with users.</summary>
public static class AggregateTables
{
    /// <summary>Writes them below a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="attribution">Visits and credits by channel, and paths.</param>
    /// <param name="funnel">Sessions by funnel step.</param>
    /// <param name="monitoring">Daily activity.</param>
    /// <param name="currency">The main currency.</param>
    /// <param name="choice">Which models and paths are written; null for the usual ones.</param>
    public static IReadOnlyList<TableFile> Write(
        string folder, AttributionFigures attribution, FunnelRollup funnel, MonitoringRollup monitoring, Currency currency, AttributionChoice? choice = null)
    {
        ArgumentNullException.ThrowIfNull(attribution);
        ArgumentNullException.ThrowIfNull(monitoring);
        choice ??= new AttributionChoice();
        var channels = attribution.Channels;
        var earnings = ChannelEarnings.From(channels, currency).Where(row => choice.Models.Contains(row.Model)).ToList();
        return
        [
            TableWriter<ChannelEarnings>.Write(AttributionTables.FirstClick, folder, earnings.Where(row => row.Model == AttributionModel.FirstClick), currency),
            TableWriter<ChannelEarnings>.Write(AttributionTables.LastClick, folder, earnings.Where(row => row.Model == AttributionModel.LastClick), currency),
            TableWriter<ChannelEarnings>.Write(AttributionTables.Models, folder, earnings, currency),
            TableWriter<IntervalRow>.Write(IntervalTable.Intervals, folder, IntervalRow.From(earnings, attribution.Intervals(currency)), currency),
            TableWriter<PathRow>.Write(PathTable.Paths, folder, PathRow.From(attribution.Paths, currency, choice.AllPaths), currency),
            TableWriter<MarkovRow>.Write(MarkovTable.Channels, folder, MarkovRow.From(attribution, currency), currency),
            TableWriter<LostOriginRow>.Write(LostOriginTable.Origins, folder, LostOriginRow.From(attribution.Paths, currency), currency),
            TableWriter<ChannelDay>.Write(ChannelTable.Performance, folder, ChannelDay.From(channels, currency, choice.Models), currency),
            TableWriter<KeyValuePair<DayDevice, Puffy.Analytics.Rollups.DeviceActivity>>.Write(EngagementTable.Engagement, folder, monitoring.Devices.Cells),
            TableWriter<SessionDay>.Write(SessionDayTable.Sessions, folder, SessionDay.From(monitoring, currency), currency),
            TableWriter<FunnelRow>.Write(FunnelTable.Funnel, folder, FunnelRow.From(funnel)),
        ];
    }
}
