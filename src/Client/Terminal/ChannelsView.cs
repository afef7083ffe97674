using Puffy.Analytics.Attribution;
using Puffy.Analytics.Wording;
using Puffy.Queries.Channels;

namespace Puffy.Client.Terminal;

/// <summary>What each channel brought and earned, on the screen.</summary>
internal static class ChannelsView
{
    /// <summary>A row a channel.</summary>
    public static ScreenTable<ChannelAnswer> Table(IReadOnlyList<ChannelAnswer> channels)
    {
        var table = new ScreenTable<ChannelAnswer>(channels)
            .Name("channel", row => row.Channel)
            .Number("sessions", row => CountText.Of(row.Visits.Sessions))
            .Number("orders", row => CountText.Of(row.Visits.Orders))
            .Number(channels.Select(row => row.Currency).FirstOrDefault().WithCode("revenue"), row => MoneyText.Amount(row.Revenue, row.Currency))
            .Number("conversion", row => ShareText.Rate(row.ConversionRate), Importance.Useful)
            .Number("bounce", row => ShareText.Rate(row.BounceRate), Importance.Useful);
        foreach (var model in AttributionModelNames.All.Select(model => model.Name()))
        {
            table.Number(model, row => MoneyText.Amount(row.Earned.GetValueOrDefault(model), row.Currency), Importance.Detail);
        }

        return table;
    }
}
