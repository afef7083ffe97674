using System.Collections.Immutable;
using Puffy.Facts.Questions;

namespace Puffy.Facts.Funnels;

/// <summary>A funnel of steps that follow each other.</summary>
/// <param name="Steps">Two to ten steps, in their order: conditions on page and event_name.</param>
/// <param name="Window">
/// With a window, users count whose steps all fall within it after the first, across their sessions; null to count sessions that have
/// all steps.
/// </param>
/// <param name="Days">The days on which the session of the first step starts; null for all.</param>
/// <param name="TimeZone">The time zone of the days, an IANA name.</param>
/// <param name="Filters">Conditions on the session of the first step.</param>
/// <param name="By">A dimension of that session to split by; null for one funnel.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.FunnelAsked")]
public sealed record FunnelAsked(
    ImmutableArray<FunnelStepAsked> Steps, TimeSpan? Window, DateRange? Days, string TimeZone, ImmutableArray<Filter> Filters, Dimension? By);

/// <summary>A step of a funnel.</summary>
/// <param name="Name">What the answer calls it.</param>
/// <param name="Filter">The condition that an event of the step meets.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.FunnelStepAsked")]
public sealed record FunnelStepAsked(string Name, Filter Filter);
