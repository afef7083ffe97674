using System.Collections.Immutable;
using Puffy.Analytics.Currencies;

namespace Puffy.Analytics.Attribution;

/// <summary>An order with the touchpoints that may earn it.</summary>
/// <param name="OrderId">The order's key.</param>
/// <param name="UserId">The user who ordered.</param>
/// <param name="OrderedAt">Time of the order.</param>
/// <param name="Money">Its revenue, in its currency.</param>
/// <param name="Touchpoints">The touchpoints in its lookback window, in the order of <see cref="Touchpoint.ByTime"/>; at least one.</param>
public sealed record AttributedOrder(string OrderId, string UserId, DateTime OrderedAt, Money Money, ImmutableArray<Touchpoint> Touchpoints)
{
    private ChannelPath? _path;

    /// <summary>Whether the user, or any user of the person, was on a page other than a checkout page before the order.</summary>
    public bool SeenBefore { get; init; }

    /// <summary>The UTC day of the order.</summary>
    public DateOnly Day => DateOnly.FromDateTime(OrderedAt);

    /// <summary>The channels of the touchpoints: the converting path.</summary>
    public ChannelPath Path => _path ??= ChannelPath.Of(Touchpoints.AsSpan());

    /// <summary>The credits under a model that is a rule; positions are those of <see cref="Touchpoints"/>.</summary>
    public IReadOnlyList<Credit> Credits(AttributionModel model) => CreditDivision.Divide(Money, model == AttributionModel.TimeDecay
        ? Shares.OfDecimals(DecayWeights())
        : RuleShares.Of(model, Path));

    /// <summary>The weight of each touchpoint under time decay.</summary>
    internal decimal[] DecayWeights() => Attribution.DecayWeights.Of(Touchpoints.AsSpan(), OrderedAt);
}
