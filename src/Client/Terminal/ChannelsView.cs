using Puffy.Analytics.Attribution;
using Puffy.Client.Answers;
using Puffy.Analytics.Wording;
using Puffy.Tables.Definition;

namespace Puffy.Client.Terminal;

/// <summary>What each channel brought and earned, on the screen.</summary>
internal static class ChannelsView
{
    /// <summary>A row a channel.</summary>
    public static ScreenTable<ChannelAnswer> Table(IEnumerable<ChannelAnswer> channels)
    {
        var table = new ScreenTable<ChannelAnswer>(channels)
            .Name("channel", row => row.Channel)
            .Number("sessions", row => CountText.Of(row.Visits.Sessions))
            .Number("orders", row => CountText.Of(row.Visits.Orders))
            .Number("revenue", row => MoneyText.Amount(row.Visits.Revenue))
            .Number("conversion", row => ShareText.Rate(Ratio.Of(row.Visits.ConvertedSessions, row.Visits.Sessions)), Importance.Useful)
            .Number("bounce", row => ShareText.Rate(Ratio.Of(row.Visits.Bounces, row.Visits.Sessions)), Importance.Useful);
        foreach (var model in AttributionModelNames.All.Select(model => model.Name()))
        {
            table.Number(model, row => MoneyText.Amount(row.Earned.GetValueOrDefault(model)), Importance.Detail);
        }

        return table;
    }
}
