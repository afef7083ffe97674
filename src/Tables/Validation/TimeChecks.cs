using Puffy.Tables.Reading;

namespace Puffy.Tables.Validation;

/// <summary>Time runs forward, and sessions are cut where they must be.</summary>
internal static class TimeChecks
{
    internal static IReadOnlyList<ValidationCheck> All { get; } =
    [
        new("sessions_span_events", "Each session starts with the first and ends with the last of its events, and lasts as long as lies between.", Spans),
        new("session_gaps", "Within a session no two events that follow one another lie farther apart than the session timeout.", Gaps),
        new("sessions_apart", "Between two sessions of a user lies more than the session timeout.", Apart),
        new("sessions_numbered", "Each user's sessions are numbered from 1 in the order of time.", Numbers),
        new("orders_in_session", "Each order lies within the session that it names.", Orders),
        new("bounces", "A session is a bounce where it has one event.", Bounces),
    ];

    private static Outcome Spans(WrittenTables tables)
    {
        var comparison = new Comparison("sessions");
        foreach (var (at, session) in tables.Sessions.All.Index())
        {
            // A session whose events are all missing is not misplaced in time; session_events reports it.
            var events = tables.Events.Of(at);
            comparison.Take(
                session.DurationSeconds == (session.EndedAt - session.StartedAt).Ticks / (decimal)TimeSpan.TicksPerSecond
                && (events.Events == 0 || (session.StartedAt, session.EndedAt) == (events.FirstAt, events.LastAt)),
                $"{session.Id}, {session.StartedAt:yyyy-MM-dd HH:mm:ss.fff} to {session.EndedAt:yyyy-MM-dd HH:mm:ss.fff}");
        }

        return comparison.Outcome;
    }

    private static Outcome Gaps(WrittenTables tables)
    {
        var comparison = new Comparison("sessions");
        foreach (var (at, session) in tables.Sessions.All.Index())
        {
            comparison.Take(tables.Events.Of(at).LongestGap <= tables.Rules.Options.SessionTimeout, $"{session.Id} with a gap of {tables.Events.Of(at).LongestGap}");
        }

        return comparison.Outcome;
    }

    private static Outcome Apart(WrittenTables tables)
    {
        var comparison = new Comparison("pairs of sessions");
        for (var user = 0; user < tables.Users.Count; user++)
        {
            var places = tables.Users.SessionsOf(user);
            for (var i = 1; i < places.Length; i++)
            {
                var (before, after) = (tables.Sessions.All[places[i - 1]], tables.Sessions.All[places[i]]);
                comparison.Take(after.StartedAt - before.EndedAt > tables.Rules.Options.SessionTimeout, $"{before.Id} and {after.Id}");
            }
        }

        return comparison.Outcome;
    }

    private static Outcome Numbers(WrittenTables tables)
    {
        var comparison = new Comparison("sessions");
        for (var user = 0; user < tables.Users.Count; user++)
        {
            var places = tables.Users.SessionsOf(user);
            for (var i = 0; i < places.Length; i++)
            {
                var session = tables.Sessions.All[places[i]];
                comparison.Take(session.Number == i + 1, $"{session.Id} has number {session.Number}, is {i + 1}");
            }
        }

        return comparison.Outcome;
    }

    private static Outcome Orders(WrittenTables tables)
    {
        var comparison = new Comparison("orders");
        foreach (var order in tables.Orders.All)
        {
            if (tables.Sessions.Find(order.Session) is { } session)
            {
                comparison.Take(
                    order.OrderedAt >= session.StartedAt && order.OrderedAt <= session.EndedAt,
                    $"order {order.Id} of {order.OrderedAt:yyyy-MM-dd HH:mm:ss}, session {session.Id}");
            }
        }

        return comparison.Outcome;
    }

    private static Outcome Bounces(WrittenTables tables)
    {
        var comparison = new Comparison("sessions");
        foreach (var session in tables.Sessions.All)
        {
            comparison.Take(session.IsBounce == (session.Events == 1), $"{session.Id} of {session.Events} events");
        }

        return comparison.Outcome;
    }
}
