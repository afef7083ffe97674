using Puffy.Analytics.Intake;
using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Rollups;

/// <summary>
/// What happened on one UTC day. Events count on their own day, sessions on the day of their start, orders on the day of
/// their event.
/// </summary>
[GenerateSerializer, Immutable, Alias("puffy.DayActivity")]
public readonly record struct DayActivity : ICell<DayActivity>
{
    /// <summary>Accepted events.</summary>
    [Id(0)]
    public long Events { get; init; }

    /// <summary>Users with an accepted event.</summary>
    [Id(1)]
    public long Users { get; init; }

    /// <summary>Accepted events of bots.</summary>
    [Id(2)]
    public long BotEvents { get; init; }

    /// <summary>Accepted events without page_url.</summary>
    [Id(3)]
    public long EmptyPageUrls { get; init; }

    /// <summary>Accepted events without referrer.</summary>
    [Id(4)]
    public long EmptyReferrers { get; init; }

    /// <summary>Accepted events without event_data, as read.</summary>
    [Id(5)]
    public long EmptyEventData { get; init; }

    /// <summary>Accepted events without user_agent.</summary>
    [Id(6)]
    public long EmptyUserAgents { get; init; }

    /// <summary>Sessions.</summary>
    [Id(7)]
    public long Sessions { get; init; }

    /// <summary>Users with a session that started on the day.</summary>
    [Id(8)]
    public long SessionUsers { get; init; }

    /// <summary>Sessions in which an order was made.</summary>
    [Id(9)]
    public long ConvertedSessions { get; init; }

    /// <summary>Sessions of one event.</summary>
    [Id(10)]
    public long Bounces { get; init; }

    /// <summary>Sessions with an event of a bot.</summary>
    [Id(11)]
    public long BotSessions { get; init; }

    /// <summary>Events of the day's sessions.</summary>
    [Id(12)]
    public long SessionEvents { get; init; }

    /// <summary>Sum of the sessions' durations, in milliseconds.</summary>
    [Id(13)]
    public long SessionMilliseconds { get; init; }

    /// <summary>Orders.</summary>
    [Id(14)]
    public long Orders { get; init; }

    /// <summary>Orders whose revenue is not the sum of their items.</summary>
    [Id(16)]
    public long RevenueMismatches { get; init; }

    /// <summary>What an accepted event adds to its day.</summary>
    /// <param name="empty">The columns that were empty in its row.</param>
    /// <param name="isNewUser">Whether it is its user's first event of the day.</param>
    /// <param name="isBot">Whether it comes from a bot.</param>
    public static DayActivity OfEvent(ColumnSet empty, bool isNewUser, bool isBot)
    {
        return new DayActivity
        {
            Events = 1,
            Users = isNewUser ? 1 : 0,
            BotEvents = isBot ? 1 : 0,
            EmptyPageUrls = One(ColumnSet.PageUrl),
            EmptyReferrers = One(ColumnSet.Referrer),
            EmptyEventData = One(ColumnSet.EventData),
            EmptyUserAgents = One(ColumnSet.UserAgent),
        };

        long One(ColumnSet column) => (empty & column) != 0 ? 1 : 0;
    }

    /// <summary>What an order adds to its day.</summary>
    /// <param name="matchesItems">Whether its revenue is the sum of its items; null if they lack a price.</param>
    public static DayActivity OfOrder(bool? matchesItems) => new() { Orders = 1, RevenueMismatches = matchesItems == false ? 1 : 0 };

    /// <inheritdoc/>
    public static DayActivity operator +(DayActivity left, DayActivity right) => new()
    {
        Events = left.Events + right.Events,
        Users = left.Users + right.Users,
        BotEvents = left.BotEvents + right.BotEvents,
        EmptyPageUrls = left.EmptyPageUrls + right.EmptyPageUrls,
        EmptyReferrers = left.EmptyReferrers + right.EmptyReferrers,
        EmptyEventData = left.EmptyEventData + right.EmptyEventData,
        EmptyUserAgents = left.EmptyUserAgents + right.EmptyUserAgents,
        Sessions = left.Sessions + right.Sessions,
        SessionUsers = left.SessionUsers + right.SessionUsers,
        ConvertedSessions = left.ConvertedSessions + right.ConvertedSessions,
        Bounces = left.Bounces + right.Bounces,
        BotSessions = left.BotSessions + right.BotSessions,
        SessionEvents = left.SessionEvents + right.SessionEvents,
        SessionMilliseconds = left.SessionMilliseconds + right.SessionMilliseconds,
        Orders = left.Orders + right.Orders,
        RevenueMismatches = left.RevenueMismatches + right.RevenueMismatches,
    };

    /// <inheritdoc/>
    public static DayActivity operator -(DayActivity value) => new()
    {
        Events = -value.Events,
        Users = -value.Users,
        BotEvents = -value.BotEvents,
        EmptyPageUrls = -value.EmptyPageUrls,
        EmptyReferrers = -value.EmptyReferrers,
        EmptyEventData = -value.EmptyEventData,
        EmptyUserAgents = -value.EmptyUserAgents,
        Sessions = -value.Sessions,
        SessionUsers = -value.SessionUsers,
        ConvertedSessions = -value.ConvertedSessions,
        Bounces = -value.Bounces,
        BotSessions = -value.BotSessions,
        SessionEvents = -value.SessionEvents,
        SessionMilliseconds = -value.SessionMilliseconds,
        Orders = -value.Orders,
        RevenueMismatches = -value.RevenueMismatches,
    };
}
