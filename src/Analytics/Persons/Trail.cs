using System.Collections.Immutable;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Journeys;

namespace Puffy.Analytics.Persons;

/// <summary>What of a user's journey a person's credit depends on.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Touchpoints">The starts of all sessions, in their order.</param>
/// <param name="Own">The user's own paths.</param>
/// <param name="FirstShopPageAt">Time of the first event on a page other than a checkout page; null where there is none.</param>
public sealed record Trail(string UserId, ImmutableArray<Touchpoint> Touchpoints, AttributionPaths Own, DateTime? FirstShopPageAt)
{
    /// <summary>The trail of a journey.</summary>
    public static Trail Of(Journey journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        return new(journey.UserId, [.. journey.Touchpoints], journey.Paths, journey.FirstShopPageAt);
    }
}
