using System.Collections.Immutable;
using Puffy.Analytics.Attribution;

namespace Puffy.Analytics.Persons;

/// <summary>
/// Users who share identity keys, taken together: an order's touchpoints are those of all of them. Users, sessions and orders stay what
/// they were; only credit moves. An immutable value, computed when it is asked for and never stored.
/// </summary>
public sealed class Person
{
    private Person(ImmutableArray<Trail> trails, AttributionPaths paths) => (Trails, Paths) = (trails, paths);

    /// <summary>The person's id: the smallest id of its users, in ordinal order.</summary>
    public string Id => Trails[0].UserId;

    /// <summary>The trails of its users, by user id.</summary>
    public ImmutableArray<Trail> Trails { get; }

    /// <summary>The person's ways to orders and to none.</summary>
    public AttributionPaths Paths { get; }

    /// <summary>The person of some users.</summary>
    /// <param name="trails">Their trails; at least one.</param>
    /// <param name="lookback">The lookback window.</param>
    public static Person Of(IEnumerable<Trail> trails, TimeSpan lookback)
    {
        ImmutableArray<Trail> sorted = [.. trails.OrderBy(trail => trail.UserId, StringComparer.Ordinal)];
        Touchpoint[] touchpoints = [.. sorted.SelectMany(trail => trail.Touchpoints).Order(Touchpoint.ByTime)];
        var orders = sorted.SelectMany(trail => trail.Own.Orders.Select(order => Widen(order, trail, sorted, touchpoints, lookback)));
        return new Person(sorted, AttributionPaths.Of(UserGroup.Of(sorted[0].UserId), touchpoints, [.. orders], lookback));
    }

    /// <summary>The order with the touchpoints of all users in its window. The last of the user's own is that of the order's session.</summary>
    private static AttributedOrder Widen(
        AttributedOrder order, Trail own, ImmutableArray<Trail> trails, Touchpoint[] touchpoints, TimeSpan lookback)
    {
        var session = Array.BinarySearch(touchpoints, order.Touchpoints[^1], Touchpoint.ByTime);
        var window = LookbackWindow.Find(touchpoints, session, order.OrderedAt, lookback);
        return new AttributedOrder(order.OrderId, order.UserId, order.OrderedAt, order.Money, [.. window.Select(at => touchpoints[at])])
        {
            SeenBefore = order.SeenBefore || trails.Any(trail => trail != own && trail.FirstShopPageAt < order.OrderedAt),
        };
    }
}
