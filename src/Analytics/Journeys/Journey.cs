using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Events;
using Puffy.Analytics.Options;
using Puffy.Analytics.Orders;
using Puffy.Analytics.Sessions;
using Puffy.Analytics.Users;

namespace Puffy.Analytics.Journeys;

/// <summary>
/// What one user did: sessions, touchpoints, orders. An immutable value, a pure function of the user's events and the
/// analysis rules.
/// </summary>
public sealed class Journey
{
    private Journey(string userId, Event[] events, Session[] sessions, Order[] orders, int repeatedTransactions, AnalysisRules rules)
    {
        Rules = rules;
        UserId = userId;
        Events = events;
        Sessions = sessions;
        Orders = orders;
        RepeatedTransactions = repeatedTransactions;
    }

    /// <summary>The user.</summary>
    public string UserId { get; }

    /// <summary>Every accepted event in its order, those of bots included.</summary>
    public IReadOnlyList<Event> Events { get; }

    /// <summary>The ids of the events as outputs have them.</summary>
    public EventIds EventIds => field ??= new EventIds(Events);

    /// <summary>The sessions in their order. None where bots are left out and the user is one.</summary>
    public IReadOnlyList<Session> Sessions { get; }

    /// <summary>The orders in their order.</summary>
    public IReadOnlyList<Order> Orders { get; }

    /// <summary>How many checkout_completed events repeat an order of this user.</summary>
    public int RepeatedTransactions { get; }

    /// <summary>Time of the first event that is in a session.</summary>
    public DateTime FirstSeenAt => Sessions[0].StartedAt;

    /// <summary>Time of the last event that is in a session.</summary>
    public DateTime LastSeenAt => Sessions[^1].EndedAt;

    /// <summary>The orders' revenue by currency.</summary>
    public Amounts Revenue => Orders.Aggregate(Amounts.Nothing, (sums, order) => sums.Plus(order.Money));

    /// <summary>The channels of the touchpoints in their order, such as <c>Email &gt; Direct &gt; Email</c>.</summary>
    public string Path => string.Join(" > ", Sessions.Select(session => session.Channel.Name()));

    /// <summary>Hash of the first e-mail address that the user left, by time; empty where there is none.</summary>
    public string FirstEmailHash
    {
        get
        {
            foreach (var session in Sessions)
            {
                foreach (var item in session.Events)
                {
                    if (EmailHash.Of(item) is { Length: > 0 } hash)
                    {
                        return hash;
                    }
                }
            }

            return string.Empty;
        }
    }

    /// <summary>The rules under which it was computed.</summary>
    internal AnalysisRules Rules { get; }

    /// <summary>Whether an event comes from a bot.</summary>
    public bool IsBot(Event item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Rules.Devices.Parse(item.UserAgent).IsBot;
    }

    /// <summary>The journey of a user.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="events">All events of the user, in the order of <see cref="EventOrder"/>; not to be changed afterwards.</param>
    /// <param name="rules">The rules.</param>
    public static Journey Of(string userId, Event[] events, AnalysisRules rules)
    {
        ArgumentNullException.ThrowIfNull(userId);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(rules);
        return Of(userId, events, rules, rules.Options.ExcludeBots);
    }

    /// <summary>The journey of a user with bots in it or left out, whatever the rules say of them.</summary>
    internal static Journey Of(string userId, Event[] events, AnalysisRules rules, bool excludeBots)
    {
        var analysed = excludeBots
            ? Array.FindAll(events, item => !rules.Devices.Parse(item.UserAgent).IsBot)
            : events;
        var (purchases, repeated) = Purchase.Find(analysed, rules.Options.Currency);
        var sessions = SessionCut.Cut(userId, analysed, [.. purchases.Select(purchase => purchase.Placed)], rules);
        var orders = OrdersOf(userId, analysed, purchases, sessions, rules.Options.Lookback);
        return new Journey(userId, events, sessions, orders, repeated, rules);
    }

    /// <summary>Each purchase with the touchpoints in its window.</summary>
    private static Order[] OrdersOf(
        string userId, Event[] events, IReadOnlyList<Purchase> purchases, Session[] sessions, TimeSpan lookback)
    {
        var orders = new Order[purchases.Count];
        var (own, end) = (0, 0);
        for (var i = 0; i < orders.Length; i++)
        {
            var (placed, payload) = purchases[i];
            for (; placed.Event >= end + sessions[own].Events.Count; own++)
            {
                end += sessions[own].Events.Count;
            }

            var completed = events[placed.Event];
            orders[i] = new Order(userId, completed, payload, placed.Money, WindowOf(sessions, own, completed.Timestamp - lookback));
        }

        return orders;
    }

    /// <summary>The sessions from the first that started within the window up to the order's own, which always counts.</summary>
    private static ArraySegment<Session> WindowOf(Session[] sessions, int own, DateTime from)
    {
        var first = own;
        while (first > 0 && sessions[first - 1].StartedAt >= from)
        {
            first--;
        }

        return new ArraySegment<Session>(sessions, first, own - first + 1);
    }
}
