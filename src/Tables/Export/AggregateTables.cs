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
    /// <param name="channels">Visits and credits by channel.</param>
    /// <param name="funnel">Sessions by funnel step.</param>
    /// <param name="monitoring">Daily activity.</param>
    /// <param name="currency">The main currency.</param>
    public static IReadOnlyList<TableFile> Write(string folder, ChannelRollup channels, FunnelRollup funnel, MonitoringRollup monitoring, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(channels);
        ArgumentNullException.ThrowIfNull(monitoring);
        var earnings = ChannelEarnings.From(channels, currency);
        return
        [
            TableWriter<ChannelEarnings>.Write(AttributionTables.FirstClick, folder, earnings.Where(row => row.Model == AttributionModel.FirstClick), currency),
            TableWriter<ChannelEarnings>.Write(AttributionTables.LastClick, folder, earnings.Where(row => row.Model == AttributionModel.LastClick), currency),
            TableWriter<ChannelEarnings>.Write(AttributionTables.Models, folder, earnings, currency),
            TableWriter<ChannelDay>.Write(ChannelTable.Performance, folder, ChannelDay.From(channels, currency), currency),
            TableWriter<KeyValuePair<DayDevice, Puffy.Analytics.Rollups.DeviceActivity>>.Write(EngagementTable.Engagement, folder, monitoring.Devices.Cells),
            TableWriter<SessionDay>.Write(SessionDayTable.Sessions, folder, SessionDay.From(monitoring, currency), currency),
            TableWriter<FunnelRow>.Write(FunnelTable.Funnel, folder, FunnelRow.From(funnel)),
        ];
    }
}
