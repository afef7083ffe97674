using System.Collections.Immutable;
using Puffy.Analytics.Events;

namespace Puffy.Grains.Journeys;

/// <summary>Events of one user on their way into the journey.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Events">The events, in any order.</param>
/// <param name="AreLive">A live sender sent them: an id that the journey knows is a redelivery, whatever else of the event changed.</param>
[GenerateSerializer, Immutable, Alias("puffy.UserEvents")]
public sealed record UserEvents(string UserId, ImmutableArray<Event> Events, bool AreLive = false);
