using System.Collections.Immutable;
using Puffy.Analytics.Events;

namespace Puffy.Grains.Journeys;

/// <summary>Events of one user on their way into the journey.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Events">The events, in any order.</param>
[GenerateSerializer, Immutable, Alias("puffy.UserEvents")]
public sealed record UserEvents(string UserId, ImmutableArray<Event> Events);
