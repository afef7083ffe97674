using Puffy.Analytics.Devices;
using Puffy.Analytics.Events;
using Puffy.Analytics.Options;

namespace Puffy.Analytics.Sessions;

/// <summary>Cuts a user's events into sessions. Pure.</summary>
public static class SessionCut
{
    /// <summary>The sessions of a user. A gap of more than the timeout starts a new one; midnight does not.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="events">The events, in their order.</param>
    /// <param name="rules">Timeout, channel and device rules.</param>
    public static Session[] Cut(string userId, Event[] events, AnalysisRules rules)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(rules);
        if (events.Length == 0)
        {
            return [];
        }

        var starts = 1;
        for (var i = 1; i < events.Length; i++)
        {
            starts += events[i].Timestamp - events[i - 1].Timestamp > rules.Options.SessionTimeout ? 1 : 0;
        }

        var sessions = new Session[starts];
        var (number, first) = (0, 0);
        for (var i = 1; i <= events.Length; i++)
        {
            if (i == events.Length || events[i].Timestamp - events[i - 1].Timestamp > rules.Options.SessionTimeout)
            {
                sessions[number] = SessionOf(userId, number + 1, new ArraySegment<Event>(events, first, i - first), rules);
                (number, first) = (number + 1, i);
            }
        }

        return sessions;
    }

    private static Session SessionOf(string userId, int number, ArraySegment<Event> events, AnalysisRules rules)
    {
        var opening = events[0];
        var origin = OriginEvent.Of(events);
        var device = rules.Devices.Parse(opening.UserAgent);
        return new Session(
            userId,
            number,
            events,
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
