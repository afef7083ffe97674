using System.Collections.Immutable;
using Puffy.Analytics.Attribution;
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
    private readonly Event[] _events;
    private readonly Event[] _analysed;
    private readonly Touchpoint[] _touchpoints;
    private readonly IReadOnlyList<string> _givenKeys;

    private Journey(
        string userId,
        Event[] events,
        Event[] analysed,
        Session[] sessions,
        Touchpoint[] touchpoints,
        Order[] orders,
        int repeatedTransactions,
        IReadOnlyList<string> givenKeys,
        AnalysisRules rules)
    {
        _analysed = analysed;
        _givenKeys = givenKeys;
        _touchpoints = touchpoints;
        Rules = rules;
        UserId = userId;
        _events = events;
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

    /// <summary>The sessions' starts in their order.</summary>
    public ReadOnlySpan<Touchpoint> Touchpoints => _touchpoints;

    /// <summary>The orders in their order.</summary>
    public IReadOnlyList<Order> Orders { get; }

    /// <summary>The user's ways to orders and to none.</summary>
    public AttributionPaths Paths => field ??= AttributionPaths.Of(
        UserGroup.Of(UserId), _touchpoints, [.. Orders.Select(order => order.Attributed)], Rules.Options.Lookback);

    /// <summary>Time of the first event on a page of the shop other than a checkout page; null where there is none.</summary>
    public DateTime? FirstShopPageAt => FirstShopPage(_analysed, Rules) is >= 0 and var at ? _analysed[at].Timestamp : null;

    /// <summary>The keys by which the user may be known to be one person with others, in ordinal order; none in a store without identity.</summary>
    public IReadOnlyCollection<string> IdentityKeys => field ??= KeysUnder(Rules);

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
                    if (LeftEmails.HashOf(item, Rules.Emails) is { } hash)
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

    /// <summary>The events that sessions are cut of: without those of bots where they are left out.</summary>
    internal ReadOnlySpan<Event> Analysed => _analysed;

    /// <summary>The journey of the same user and events under other rules: this one, where it is known to be the same.</summary>
    public Journey Under(AnalysisRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return HasSameVisitsUnder(rules) && HasSameCreditUnder(rules) ? this : ComputeUnder(rules);
    }

    /// <summary>The journey of the same user and events under other rules, computed whether or not it is the same.</summary>
    public Journey ComputeUnder(AnalysisRules rules) => Of(UserId, _events, rules, _givenKeys);

    /// <summary>Whether sessions, what users are and what orders are worth are known to be the same under other rules.</summary>
    public bool HasSameVisitsUnder(AnalysisRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new UnchangedJourney(this, rules).HasSameVisits;
    }

    /// <summary>Whether paths and orders are known to be the same under other rules, under which visits are.</summary>
    public bool HasSameCreditUnder(AnalysisRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new UnchangedJourney(this, rules).HasSameCredit;
    }

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
    /// <param name="givenKeys">Identity keys that the user gave beside the events; null for none.</param>
    public static Journey Of(string userId, Event[] events, AnalysisRules rules, IReadOnlyList<string>? givenKeys = null)
    {
        ArgumentNullException.ThrowIfNull(userId);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(rules);
        return Of(userId, events, rules, rules.Options.ExcludeBots, givenKeys);
    }

    /// <summary>The journey of a user with bots in it or left out, whatever the rules say of them.</summary>
    internal static Journey Of(string userId, Event[] events, AnalysisRules rules, bool excludeBots, IReadOnlyList<string>? givenKeys = null)
    {
        var analysed = excludeBots
            ? Array.FindAll(events, item => !rules.Devices.Parse(item.UserAgent).IsBot)
            : events;
        var (purchases, repeated) = Purchase.Find(analysed, rules.Options.Currency);
        var sessions = SessionCut.Cut(userId, analysed, [.. purchases.Select(purchase => purchase.Placed)], rules);
        var touchpoints = Array.ConvertAll(sessions, session => new Touchpoint(
            userId,
            session.Number,
            session.StartedAt,
            session.Channel,
            session.Channel == Channel.Direct ? rules.Channels.Pages.Of(session.LandingUrl) : ShopPageKind.None));
        var orders = OrdersOf(userId, analysed, purchases, sessions, touchpoints, rules);
        return new Journey(userId, events, analysed, sessions, touchpoints, orders, repeated, givenKeys ?? [], rules);
    }

    /// <summary>The identity keys of the analysed events under other rules, which would have the same events analysed.</summary>
    internal IReadOnlyCollection<string> KeysUnder(AnalysisRules rules) => rules.Options.Identity == IdentityKind.Email
        ? new SortedSet<string>(_analysed.SelectMany(item => LeftEmails.HashesOf(item, rules.Emails)).Concat(_givenKeys), StringComparer.Ordinal)
        : [];

    private static int FirstShopPage(Event[] events, AnalysisRules rules) =>
        Array.FindIndex(events, item => rules.Channels.Pages.Of(item.PageUrl) is ShopPageKind.Cart or ShopPageKind.Other);

    /// <summary>Each purchase with the touchpoints in its window.</summary>
    private static Order[] OrdersOf(
        string userId, Event[] events, IReadOnlyList<Purchase> purchases, Session[] sessions, Touchpoint[] touchpoints, AnalysisRules rules)
    {
        var orders = new Order[purchases.Count];
        var firstShopPage = orders.Length == 0 ? -1 : FirstShopPage(events, rules);
        var (own, end) = (0, 0);
        for (var i = 0; i < orders.Length; i++)
        {
            var (placed, payload) = purchases[i];
            for (; placed.Event >= end + sessions[own].Events.Count; own++)
            {
                end += sessions[own].Events.Count;
            }

            // A user's later sessions start after the order, so the window ends with the order's own.
            var completed = events[placed.Event];
            var window = LookbackWindow.Find(touchpoints, own, completed.Timestamp, rules.Options.Lookback);
            orders[i] = new Order(
                userId,
                completed,
                payload,
                placed.Money,
                new ArraySegment<Session>(sessions, window[0], window.Length),
                ImmutableArray.Create(touchpoints, window[0], window.Length),
                firstShopPage >= 0 && firstShopPage < placed.Event);
        }

        return orders;
    }
}
