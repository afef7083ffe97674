using Puffy.Analytics.Attribution;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.WhatIf;

namespace Puffy.Tables.Export;

/// <summary>What each channel would have earned under another usual choice.</summary>
/// <param name="Kind">The option that differs.</param>
/// <param name="Earnings">The earnings under every rule. Data-driven models are left out: they would need every journey once more.</param>
public sealed record ChoiceEarnings(ChoiceKind Kind, IReadOnlyList<ChannelEarnings> Earnings);

/// <summary>
/// Computes under other choices the journeys that credit depends on: those with an order, and those of users who may be one person
/// with a buyer. Not safe for concurrent use.
/// </summary>
/// <param name="choices">The other choices.</param>
internal sealed class ChoiceCollector(IReadOnlyList<UsualChoice> choices)
{
    private readonly AttributionCollector[] _collectors = [.. choices.Select(_ => new AttributionCollector())];

    /// <summary>Adds a journey under the present options.</summary>
    public void Add(Journey journey)
    {
        if (journey.Orders.Count == 0 && journey.IdentityKeys.Count == 0)
        {
            return;
        }

        for (var at = 0; at < _collectors.Length; at++)
        {
            _collectors[at].Add(choices[at].Scenario.Of(journey));
        }
    }

    /// <summary>Adds what was gathered of other journeys.</summary>
    public void Merge(ChoiceCollector other)
    {
        for (var at = 0; at < _collectors.Length; at++)
        {
            _collectors[at].Merge(other._collectors[at]);
        }
    }

    /// <summary>The earnings under each choice. Call it once, when all journeys are in.</summary>
    /// <param name="currency">The main currency.</param>
    public IReadOnlyList<ChoiceEarnings> Finish(Currency currency) =>
        [.. choices.Zip(_collectors, (choice, collector) => new ChoiceEarnings(
            choice.Kind, ChannelEarnings.From(collector.Attribute(choice.Scenario.Rules.Options, AttributionModelNames.Rules).Channels, currency)))];
}
