using System.Collections.Immutable;
using Puffy.Analytics.Attribution;

namespace Puffy.Facts.Questions;

/// <summary>A question about sessions or events, as one of its sources reads it: JSON, a command line, a tool.</summary>
/// <remarks>It is valid: it comes from <see cref="QuestionJson"/> or <see cref="QuestionParts"/>, which check it.</remarks>
public sealed record FactQuestion
{
    /// <summary>The most groups that one answer lists.</summary>
    public const int MostGroups = 10_000;

    /// <summary>What to count; at least one, each once.</summary>
    public required ImmutableArray<Metric> Metrics { get; init; }

    /// <summary>What to split by; each once.</summary>
    public ImmutableArray<Dimension> Dimensions { get; init; } = [];

    /// <summary>The days of the session's start in the time zone; null for all.</summary>
    public DateRange? Days { get; init; }

    /// <summary>The time zone of days and hours, by its IANA name.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Conditions that all hold.</summary>
    public ImmutableArray<Filter> Filters { get; init; } = [];

    /// <summary>The model whose credits orders and revenue are; null for orders placed in the sessions themselves.</summary>
    public AttributionModel? Model { get; init; }

    /// <summary>The order of the groups; empty for the default one.</summary>
    public ImmutableArray<GroupOrder> OrderBy { get; init; } = [];

    /// <summary>Whether the answer has the same figures of as many days just before.</summary>
    public bool Compare { get; init; }

    /// <summary>Whether the answer has the same figures without dimensions.</summary>
    public bool Totals { get; init; }

    /// <summary>Whether each change comes with its interval, and whether chance alone explains it.</summary>
    public bool Chance { get; init; }

    /// <summary>How many groups to list, at most <see cref="MostGroups"/>.</summary>
    public int Limit { get; init; } = 1_000;

    /// <summary>How many groups to skip.</summary>
    public int Offset { get; init; }

    /// <summary>Whether it counts single events: it is split or filtered by what they say.</summary>
    public bool IsOfEvents => Dimensions.Any(DimensionNames.IsOfEvents) || Filters.Any(FilterWalk.SpeaksOfEvents);
}

/// <summary>A metric or dimension to order groups by.</summary>
/// <param name="Metric">The metric, or null.</param>
/// <param name="Dimension">The dimension, or null.</param>
/// <param name="Descending">Greatest first. Groups without a value come last either way.</param>
public readonly record struct GroupOrder(Metric? Metric, Dimension? Dimension, bool Descending)
{
    /// <summary>The name of the field.</summary>
    public string Name => Metric?.Name() ?? Dimension!.Value.Name();
}
