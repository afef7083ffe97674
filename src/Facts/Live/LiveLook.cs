using System.Collections.Immutable;
using Puffy.Analytics.Currencies;
using Puffy.Facts.Columns;

namespace Puffy.Facts.Live;

/// <summary>What happens at this moment.</summary>
/// <param name="Visitors">Users with an event in the last five minutes.</param>
/// <param name="Minutes">Sessions that began in each of the last thirty minutes, the oldest first.</param>
/// <param name="Events">The newest events of the last thirty minutes, the newest first.</param>
/// <param name="Orders">The newest orders of that time, the newest first.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.LiveLook")]
public sealed record LiveLook(int Visitors, ImmutableArray<int> Minutes, ImmutableArray<LiveEvent> Events, ImmutableArray<LiveOrder> Orders)
{
    /// <summary>How many events and how many orders are listed.</summary>
    private const int Listed = 8;

    private const int Bars = 30;
    private const long Minute = 60_000;
    private const long VisitorsWithin = 5 * Minute;

    /// <summary>What happens in a shard.</summary>
    /// <param name="facts">Its facts.</param>
    /// <param name="now">Milliseconds since 1970, UTC.</param>
    public static LiveLook At(ShardFacts facts, long now)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var sessions = facts.Sessions;
        var (minutes, visitors, events, orders) = (new int[Bars], 0, new NewestItems<LiveEvent>(Listed), new NewestItems<LiveOrder>(Listed));
        var thisMinute = now / Minute;
        var lastUser = -1;
        foreach (var row in facts.Recent.Since(now - (Bars * Minute), sessions))
        {
            var end = sessions.StartedAt[row] + sessions.Milliseconds[row];
            if (sessions.StartedAt[row] > now)
            {
                continue;
            }

            var age = thisMinute - (sessions.StartedAt[row] / Minute);
            if (age < Bars)
            {
                minutes[Bars - 1 - age]++;
            }

            if (end > now - VisitorsWithin && sessions.Users[row] != lastUser)
            {
                visitors++;
                lastUser = sessions.Users[row];
            }

            if (events.MayTake(end))
            {
                AddEvents(facts, row, now, events);
            }

            AddOrders(facts, row, now, orders);
        }

        return new LiveLook(visitors, [.. minutes], [.. events.Items], [.. orders.Items]);
    }

    /// <summary>The looks of all shards as one.</summary>
    public static LiveLook Of(IReadOnlyCollection<LiveLook> shards) => new(
        shards.Sum(shard => shard.Visitors),
        [.. Enumerable.Range(0, Bars).Select(bar => shards.Sum(shard => shard.Minutes[bar]))],
        Newest(shards.SelectMany(shard => shard.Events)),
        Newest(shards.SelectMany(shard => shard.Orders)));

    private static ImmutableArray<LiveEvent> Newest(IEnumerable<LiveEvent> events) =>
        [.. events.OrderByDescending(item => item.Time).ThenBy(item => item.User, StringComparer.Ordinal).Take(Listed)];

    private static ImmutableArray<LiveOrder> Newest(IEnumerable<LiveOrder> orders) =>
        [.. orders.OrderByDescending(item => item.Time).ThenBy(item => item.User, StringComparer.Ordinal).Take(Listed)];

    private static bool IsRecent(long time, long now) => time > now - (Bars * Minute) && time <= now;

    private static void AddOrders(ShardFacts facts, int row, long now, NewestItems<LiveOrder> orders)
    {
        var first = facts.Sessions.FirstOrder[row];
        for (var at = first; at < first + facts.Sessions.Orders[row]; at++)
        {
            var time = facts.Orders.OrderedAt[at];
            if (IsRecent(time, now) && orders.MayTake(time))
            {
                var user = facts.UserId(facts.Sessions.Users[row]);
                orders.Add(time, user, new LiveOrder(time, facts.Orders.Money[at], user));
            }
        }
    }

    private static void AddEvents(ShardFacts facts, int row, long now, NewestItems<LiveEvent> events)
    {
        var (first, count) = (facts.Sessions.FirstEvent[row], facts.Sessions.Events[row]);
        for (var at = first + count - 1; at >= first && at >= first + count - Listed; at--)
        {
            var time = facts.Actions.EventTimes[at];
            if (IsRecent(time, now) && events.MayTake(time))
            {
                var (page, name) = facts.Actions.Kinds[facts.Actions.EventKinds[at]];
                var user = facts.UserId(facts.Sessions.Users[row]);
                events.Add(time, user, new LiveEvent(time, facts.Actions.Names[name], facts.Actions.Pages[page], user));
            }
        }
    }
}

/// <summary>An event of a moment ago.</summary>
/// <param name="Time">Milliseconds since 1970, UTC.</param>
/// <param name="Name">The event name.</param>
/// <param name="Page">The path of its page.</param>
/// <param name="User">The user id.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.LiveEvent")]
public sealed record LiveEvent(long Time, string Name, string Page, string User);

/// <summary>An order of a moment ago.</summary>
/// <param name="Time">Milliseconds since 1970, UTC.</param>
/// <param name="Money">Its revenue.</param>
/// <param name="User">The user id.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.LiveOrder")]
public sealed record LiveOrder(long Time, Money Money, string User);
