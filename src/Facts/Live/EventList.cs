using System.Collections.Immutable;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Events;
using Puffy.Facts.Columns;

namespace Puffy.Facts.Live;

/// <summary>The events of one session.</summary>
public static class EventList
{
    /// <summary>Lists them in their order.</summary>
    /// <param name="facts">The facts of the user's shard.</param>
    /// <param name="userId">The user.</param>
    /// <param name="session">The session's place among the user's, from 1.</param>
    /// <returns>Nothing where there is no such session; a session has one event or more.</returns>
    public static ImmutableArray<ListedEvent> Of(ShardFacts facts, string userId, int session)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(userId);
        var row = facts.RowOf(userId, session);
        if (row < 0)
        {
            return [];
        }

        var events = ImmutableArray.CreateBuilder<ListedEvent>(facts.Sessions.Events[row]);
        var (order, endOfOrders) = (facts.Sessions.FirstOrder[row], facts.Sessions.FirstOrder[row] + facts.Sessions.Orders[row]);
        for (var at = facts.Sessions.FirstEvent[row]; events.Count < facts.Sessions.Events[row]; at++)
        {
            var (page, name) = facts.Actions.Kinds[facts.Actions.EventKinds[at]];
            var time = facts.Actions.EventTimes[at];
            Money? placed = null;
            // An event that repeats an order's transaction is none.
            if (order < endOfOrders && facts.Actions.Names[name] == EventNames.CheckoutCompleted && facts.Orders.OrderedAt[order] == time)
            {
                placed = facts.Orders.Money[order];
                order++;
            }

            events.Add(new ListedEvent(time, facts.Actions.Names[name], facts.Actions.Pages[page], placed));
        }

        return events.MoveToImmutable();
    }
}

/// <summary>An event of a session.</summary>
/// <param name="Time">Milliseconds since 1970, UTC.</param>
/// <param name="Name">The event name.</param>
/// <param name="Page">The path of its page; empty where it has none.</param>
/// <param name="Order">The order that it is; null for other events.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.ListedEvent")]
public sealed record ListedEvent(long Time, string Name, string Page, Money? Order);
