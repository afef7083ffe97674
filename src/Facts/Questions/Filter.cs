using System.Collections.Immutable;

namespace Puffy.Facts.Questions;

/// <summary>How a filter compares a dimension with its values. Texts are compared by code unit, and their case matters.</summary>
public enum FilterOperator : byte
{
    /// <summary>It is one of the values.</summary>
    Is,

    /// <summary>It is none of them.</summary>
    IsNot,

    /// <summary>It contains one of them.</summary>
    Contains,

    /// <summary>It contains none of them.</summary>
    ContainsNot,

    /// <summary>One of the patterns is found in it.</summary>
    Matches,
}

/// <summary>A condition on sessions, or on single events.</summary>
[GenerateSerializer, Immutable, Alias("puffy.facts.Filter")]
public abstract record Filter
{
    private protected Filter()
    {
    }
}

/// <summary>A dimension compared with values.</summary>
/// <param name="Dimension">Any but those of time.</param>
/// <param name="Operator">How.</param>
/// <param name="Values">At least one; <c>true</c> and <c>false</c> for a flag.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.ValueFilter")]
public sealed record ValueFilter(Dimension Dimension, FilterOperator Operator, ImmutableArray<string> Values) : Filter;

/// <summary>All of several conditions.</summary>
/// <param name="Filters">At least one.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.AndFilter")]
public sealed record AndFilter(ImmutableArray<Filter> Filters) : Filter;

/// <summary>One or more of several conditions.</summary>
/// <param name="Filters">At least one.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.OrFilter")]
public sealed record OrFilter(ImmutableArray<Filter> Filters) : Filter;

/// <summary>The opposite of a condition.</summary>
/// <param name="Filter">The condition.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.NotFilter")]
public sealed record NotFilter(Filter Filter) : Filter;

/// <summary>The session has one event for which a condition holds.</summary>
/// <param name="Filter">A condition on page and event_name alone.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.HasDoneFilter")]
public sealed record HasDoneFilter(Filter Filter) : Filter;
