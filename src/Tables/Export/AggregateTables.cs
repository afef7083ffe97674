using Puffy.Analytics.Attribution;
using Puffy.Analytics.Rollups;
using Puffy.Tables.Definition;
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
    /// <param name="form">The form of the cells, with the main currency.</param>
    /// <param name="choice">Which models and paths are written; null for the usual ones.</param>
    public static IReadOnlyList<TableFile> Write(
        string folder, AttributionFigures attribution, FunnelRollup funnel, MonitoringRollup monitoring, CellForm form, AttributionChoice? choice = null)
    {
        ArgumentNullException.ThrowIfNull(attribution);
        ArgumentNullException.ThrowIfNull(monitoring);
        var currency = form.Currency;
        choice ??= new AttributionChoice();
        var channels = attribution.Channels;
        var earnings = ChannelEarnings.From(channels, currency).Where(row => choice.Models.Contains(row.Model)).ToList();
        return
        [
            TableWriter<ChannelEarnings>.Write(AttributionTables.FirstClick, folder, earnings.Where(row => row.Model == AttributionModel.FirstClick), form),
            TableWriter<ChannelEarnings>.Write(AttributionTables.LastClick, folder, earnings.Where(row => row.Model == AttributionModel.LastClick), form),
            TableWriter<ChannelEarnings>.Write(AttributionTables.Models, folder, earnings, form),
            TableWriter<IntervalRow>.Write(IntervalTable.Intervals, folder, IntervalRow.From(earnings, attribution.Intervals(currency)), form),
            TableWriter<PathRow>.Write(PathTable.Paths, folder, PathRow.From(attribution.Paths, currency, choice.AllPaths), form),
            TableWriter<MarkovRow>.Write(MarkovTable.Channels, folder, MarkovRow.From(attribution, currency), form),
            TableWriter<LostOriginRow>.Write(LostOriginTable.Origins, folder, LostOriginRow.From(attribution.Paths, currency), form),
            TableWriter<ChannelDay>.Write(ChannelTable.Performance, folder, ChannelDay.From(channels, currency, choice.Models), form),
            TableWriter<KeyValuePair<DayDevice, Puffy.Analytics.Rollups.DeviceActivity>>.Write(EngagementTable.Engagement, folder, monitoring.Devices.Cells, form),
            TableWriter<SessionDay>.Write(SessionDayTable.Sessions, folder, SessionDay.From(monitoring, currency), form),
            TableWriter<FunnelRow>.Write(FunnelTable.Funnel, folder, FunnelRow.From(funnel), form),
        ];
    }
}
