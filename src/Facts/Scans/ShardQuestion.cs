using System.Collections.Immutable;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Currencies;
using Puffy.Facts.Questions;

namespace Puffy.Facts.Scans;

/// <summary>What a shard is asked for: groups and their sums, from which every metric follows.</summary>
/// <param name="Dimensions">What to split by.</param>
/// <param name="Filters">Conditions that all hold.</param>
/// <param name="Days">The days; null for all.</param>
/// <param name="TimeZone">The time zone of days and hours, an IANA name.</param>
/// <param name="Model">The model whose credits orders are; null for orders placed in the sessions.</param>
/// <param name="Currency">The currency of revenue.</param>
/// <param name="IsOfEvents">Whether single events are counted.</param>
/// <param name="Sums">What to add up.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.ShardQuestion")]
public sealed record ShardQuestion(
    ImmutableArray<Dimension> Dimensions,
    ImmutableArray<Filter> Filters,
    DateRange? Days,
    string TimeZone,
    AttributionModel? Model,
    Currency Currency,
    bool IsOfEvents,
    Sums Sums);
