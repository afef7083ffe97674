using Puffy.Analytics.Attribution;
using Puffy.Analytics.Wording;
using Puffy.Queries.Channels;

namespace Puffy.Client.Terminal;

/// <summary>What each channel brought and earned, on the screen.</summary>
internal static class ChannelsView
{
    /// <summary>A row a channel.</summary>
    /// <param name="channels">The channels.</param>
    /// <param name="model">The only attribution model to show, which then stays in a narrow table; null for every model.</param>
    public static ScreenTable<ChannelAnswer> Table(IReadOnlyList<ChannelAnswer> channels, AttributionModel? model)
    {
        var table = new ScreenTable<ChannelAnswer>(channels)
            .Name("channel", row => row.Channel)
            .Number("sessions", row => CountText.Of(row.Visits.Sessions))
            .Number("orders", row => CountText.Of(row.Visits.Orders))
            .Number(channels.Select(row => row.Currency).FirstOrDefault().WithCode("revenue"), row => MoneyText.Amount(row.Revenue, row.Currency))
            .Number("conversion", row => ShareText.Rate(row.ConversionRate), Importance.Useful)
            .Number("bounce", row => ShareText.Rate(row.BounceRate), Importance.Useful);
        foreach (var shown in model is { } only ? [only] : AttributionModelNames.All)
        {
            table.Number(
                shown.Name(),
                row => MoneyText.Amount(row.Earned.GetValueOrDefault(shown.Name()), row.Currency),
                model is null ? Importance.Detail : Importance.Main);
        }

        if (model is { } asked && channels.Any(row => row.Shares.ContainsKey(asked.Name())))
        {
            table.Number("share", row => row.Shares.TryGetValue(asked.Name(), out var share) ? ShareText.Of(share.Share) : CountText.None, Importance.Main);
            table.Number("95 % interval", row => row.Shares.TryGetValue(asked.Name(), out var share) ? ShareText.Range(share) : CountText.None, Importance.Main);
        }

        return table;
    }

    /// <summary>Which channels can be told apart under the only model to show; null where every model is shown, or nothing is known.</summary>
    public static string? Ranking(IReadOnlyList<ChannelAnswer> channels, AttributionModel? model)
    {
        var shares = model is { } asked
            ? channels.Where(row => row.Shares.ContainsKey(asked.Name())).Select(row => (row.Channel, row.Shares[asked.Name()])).ToList()
            : [];
        return shares.Count == 0 ? null : RankingText.Of(model!.Value.Name(), shares);
    }
}
