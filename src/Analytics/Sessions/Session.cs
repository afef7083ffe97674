using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Events;
using Puffy.Analytics.Funnel;

namespace Puffy.Analytics.Sessions;

/// <summary>A visit: a run of a user's events without a gap longer than the session timeout. Its start is a touchpoint.</summary>
public sealed class Session
{
    private readonly ArraySegment<Event> _events;

    internal Session(
        string userId, int number, ArraySegment<Event> events, ReadOnlySpan<PlacedOrder> orders, TrafficSource traffic, Device device, bool isBot)
    {
        UserId = userId;
        Number = number;
        _events = events;
        Events = events;
        Traffic = traffic;
        Device = device;
        IsBot = isBot;
        foreach (var item in events)
        {
            PageViews += item.Name == EventNames.PageViewed ? 1 : 0;
            AddsToCart += item.Name == EventNames.AddedToCart ? 1 : 0;
            CheckoutsStarted += item.Name == EventNames.CheckoutStarted ? 1 : 0;
            CheckoutsCompleted += item.Name == EventNames.CheckoutCompleted ? 1 : 0;
        }

        Orders = orders.Length;
        foreach (var order in orders)
        {
            Revenue = Revenue.Plus(order.Money);
        }
    }

    /// <summary>The user.</summary>
    public string UserId { get; }

    /// <summary>The session's place among the user's, from 1.</summary>
    public int Number { get; }

    /// <summary>The session's events in their order; at least one.</summary>
    public IReadOnlyList<Event> Events { get; }

    /// <summary>Where the session came from, decided on its <see cref="Origin"/>.</summary>
    public TrafficSource Traffic { get; }

    /// <summary>The event that says where the session came from.</summary>
    public Event Origin => OriginEvent.Of(_events);

    /// <summary>The device of its first event.</summary>
    public Device Device { get; }

    /// <summary>Whether any of its events comes from a bot.</summary>
    public bool IsBot { get; }

    /// <summary>Number of page_viewed events.</summary>
    public int PageViews { get; }

    /// <summary>Number of product_added_to_cart events.</summary>
    public int AddsToCart { get; }

    /// <summary>Number of checkout_started events.</summary>
    public int CheckoutsStarted { get; }

    /// <summary>Number of checkout_completed events, repeats of an order included.</summary>
    public int CheckoutsCompleted { get; }

    /// <summary>Number of orders made in the session.</summary>
    public int Orders { get; }

    /// <summary>Revenue of those orders by currency.</summary>
    public Amounts Revenue { get; } = Amounts.Nothing;

    /// <summary>The session's key: a hash of the user and the first event's time.</summary>
    public string Id => field ??= EntityIds.Session(UserId, StartedAt);

    /// <summary>The key of the touchpoint that the session's start is.</summary>
    public string TouchpointId => field ??= EntityIds.Touchpoint(UserId, StartedAt);

    /// <summary>Time of the first event.</summary>
    public DateTime StartedAt => _events[0].Timestamp;

    /// <summary>Time of the last event.</summary>
    public DateTime EndedAt => _events[^1].Timestamp;

    /// <summary>Time from the first event to the last.</summary>
    public TimeSpan Duration => EndedAt - StartedAt;

    /// <summary>The UTC day that the session belongs to: that of its start.</summary>
    public DateOnly Day => DateOnly.FromDateTime(StartedAt);

    /// <summary>The channel that the session came by.</summary>
    public Channel Channel => Traffic.Channel;

    /// <summary>A session of one event.</summary>
    public bool IsBounce => _events.Count == 1;

    /// <summary>Whether an order was made in the session.</summary>
    public bool Converted => Orders > 0;

    /// <summary>The page that the session began on: that of its first event with a page, without query and fragment.</summary>
    public string LandingPage => PageUrl.WithoutQuery(LandingUrl);

    /// <summary>The address of that page; empty where no event has a page.</summary>
    public string LandingUrl => OriginEvent.Landing(_events)?.PageUrl ?? string.Empty;

    /// <summary>The page that the session ended on, without query and fragment.</summary>
    public string ExitPage => PageUrl.WithoutQuery(_events[^1].PageUrl);

    /// <summary>Whether the session has reached a step of the funnel: it has that event, or for the last step an order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such step.</exception>
    public bool Reached(FunnelStep step) => step switch
    {
        FunnelStep.Session => true,
        FunnelStep.PageViewed => PageViews > 0,
        FunnelStep.AddedToCart => AddsToCart > 0,
        FunnelStep.CheckoutStarted => CheckoutsStarted > 0,
        FunnelStep.CheckoutCompleted => Converted,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "No such step."),
    };
}
