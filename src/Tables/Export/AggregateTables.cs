using Puffy.Analytics.Attribution;
using Puffy.Analytics.Rollups;
using Puffy.Tables.Gold;

namespace Puffy.Tables.Export;

/// <summary>The tables that are made of rollups alone: their cost grows with days, not with users.</summary>
public static class AggregateTables
{
    /// <summary>Writes them below a folder.</summary>
    public static IReadOnlyList<TableFile> Write(string folder, ChannelRollup channels, FunnelRollup funnel, MonitoringRollup monitoring)
    {
        ArgumentNullException.ThrowIfNull(channels);
        ArgumentNullException.ThrowIfNull(monitoring);
        var earnings = ChannelEarnings.From(channels);
        return
        [
            TableWriter<ChannelEarnings>.Write(AttributionTables.FirstClick, folder, earnings.Where(row => row.Model == AttributionModel.FirstClick)),
            TableWriter<ChannelEarnings>.Write(AttributionTables.LastClick, folder, earnings.Where(row => row.Model == AttributionModel.LastClick)),
            TableWriter<ChannelEarnings>.Write(AttributionTables.Models, folder, earnings),
            TableWriter<KeyValuePair<DayChannel, ChannelVisits>>.Write(ChannelTable.Performance, folder, channels.Visits.Cells),
            TableWriter<KeyValuePair<DayDevice, Puffy.Analytics.Rollups.DeviceActivity>>.Write(EngagementTable.Engagement, folder, monitoring.Devices.Cells),
            TableWriter<SessionDay>.Write(SessionDayTable.Sessions, folder, SessionDay.From(monitoring)),
            TableWriter<FunnelRow>.Write(FunnelTable.Funnel, folder, FunnelRow.From(funnel)),
        ];
    }
}
