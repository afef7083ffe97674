using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.WhatIf;
using Puffy.Reports.Executive;

namespace Puffy.Reports.Attribution;

/// <summary>The smallest and the greatest share of revenue over some choices.</summary>
/// <param name="Low">The smallest share, from 0 to 1.</param>
/// <param name="High">The greatest.</param>
/// <param name="Under">What the choice is made under, or between.</param>
internal readonly record struct ShareSpan(decimal Low, decimal High, string Under)
{
    /// <summary>How far the share moves.</summary>
    public decimal Width => High - Low;
}

/// <summary>How far a channel's share moves with each choice.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Models">Over the models, from the one with the smallest share to the one with the greatest.</param>
/// <param name="Timeouts">Over the usual session timeouts, under the rule that moves most.</param>
/// <param name="Lookbacks">Over the usual lookbacks, under the rule that moves most.</param>
internal sealed record ShareSpans(Channel Channel, ShareSpan Models, ShareSpan Timeouts, ShareSpan Lookbacks)
{
    /// <summary>The greatest move of the three.</summary>
    public decimal Widest => Math.Max(Models.Width, Math.Max(Timeouts.Width, Lookbacks.Width));

    /// <summary>The spans of a channel.</summary>
    public static ShareSpans Of(ExecutiveFigures figures, Channel channel) => new(
        channel,
        OfModels(figures, channel),
        OfChoices(figures, channel, ChoiceKind.SessionTimeout),
        OfChoices(figures, channel, ChoiceKind.Lookback));

    private static ShareSpan OfModels(ExecutiveFigures figures, Channel channel)
    {
        var shares = figures.AttributionModels.Select(model => (Model: model, Share: figures.Credit(model, channel).Revenue / figures.Revenue)).ToList();
        var (low, high) = (shares.MinBy(share => share.Share), shares.MaxBy(share => share.Share));
        return new ShareSpan(low.Share, high.Share, $"{low.Model.Name()} to {high.Model.Name()}");
    }

    private static ShareSpan OfChoices(ExecutiveFigures figures, Channel channel, ChoiceKind kind) => figures.AttributionModels
        .Where(model => !model.IsDataDriven())
        .Select(model =>
        {
            List<decimal> shares =
            [
                figures.Credit(model, channel).Revenue / figures.Revenue,
                .. figures.OtherChoices.Where(choice => choice.Kind == kind).Select(choice => ShareIn(choice.Earnings, model, channel)),
            ];
            return new ShareSpan(shares.Min(), shares.Max(), model.Name());
        })
        .DefaultIfEmpty(new ShareSpan(0, 0, string.Empty))
        .MaxBy(span => span.Width);

    private static decimal ShareIn(IReadOnlyList<ChannelEarnings> earnings, AttributionModel model, Channel channel) =>
        earnings.FirstOrDefault(row => row.Model == model && row.Channel == channel) is { TotalRevenue: not 0 } row ? row.Credit.Revenue / row.TotalRevenue : 0;
}
