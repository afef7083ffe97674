using Puffy.Analytics.Devices;
using Puffy.Analytics.Events;
using Puffy.Analytics.Options;

namespace Puffy.Analytics.Sessions;

/// <summary>Cuts a user's events into sessions. Pure.</summary>
internal static class SessionCut
{
    /// <summary>The sessions of a user. A gap of more than the timeout starts a new one; midnight does not.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="events">The events, in their order.</param>
    /// <param name="orders">The orders among them, in their order.</param>
    /// <param name="rules">Timeout, channel and device rules.</param>
    internal static Session[] Cut(string userId, Event[] events, ReadOnlySpan<PlacedOrder> orders, AnalysisRules rules)
    {
        var sessions = new Session[CountStarts(events, rules.Options.SessionTimeout)];
        var (number, first) = (0, 0);
        for (var end = 1; end <= events.Length; end++)
        {
            if (end == events.Length || Starts(events, end, rules.Options.SessionTimeout))
            {
                var own = 0;
                while (own < orders.Length && orders[own].Event < end)
                {
                    own++;
                }

                sessions[number] = SessionOf(userId, number + 1, new ArraySegment<Event>(events, first, end - first), orders[..own], rules);
                orders = orders[own..];
                (number, first) = (number + 1, end);
            }
        }

        return sessions;
    }

    private static int CountStarts(Event[] events, TimeSpan timeout)
    {
        var starts = events.Length == 0 ? 0 : 1;
        for (var i = 1; i < events.Length; i++)
        {
            starts += Starts(events, i, timeout) ? 1 : 0;
        }

        return starts;
    }

    /// <summary>Whether the event at a place other than the first starts a session.</summary>
    private static bool Starts(Event[] events, int at, TimeSpan timeout) => events[at].Timestamp - events[at - 1].Timestamp > timeout;

    private static Session SessionOf(
        string userId, int number, ArraySegment<Event> events, ReadOnlySpan<PlacedOrder> orders, AnalysisRules rules)
    {
        var opening = events[0];
        var origin = OriginEvent.Of(events);
        var device = rules.Devices.Parse(opening.UserAgent);
        return new Session(
            userId,
            number,
            events,
            orders,
            rules.Traffic.Classify(origin.PageUrl, origin.Referrer),
            device,
            device.IsBot || AnyBot(events, rules));
    }

    private static bool AnyBot(ArraySegment<Event> events, AnalysisRules rules)
    {
        var seen = events[0].UserAgent;
        foreach (var item in events)
        {
            // A session nearly always has one user agent: the same text is not looked up again.
            if (!string.Equals(item.UserAgent, seen, StringComparison.Ordinal))
            {
                seen = item.UserAgent;
                Device device = rules.Devices.Parse(seen);
                if (device.IsBot)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
