using System.Collections.Immutable;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Events;
using Puffy.Analytics.Sessions;

namespace Puffy.Analytics.Orders;

/// <summary>A purchase: the first checkout_completed event of a user with its transaction id.</summary>
public sealed class Order
{
    internal Order(string userId, Event completed, OrderPayload payload, Money money, ArraySegment<Session> window, ImmutableArray<Touchpoint> touchpoints, bool seenBefore)
    {
        UserId = userId;
        Completed = completed;
        Payload = payload;
        Money = money;
        ItemsRevenue = payload.ItemsRevenue is { } items ? Currency.Round(items) : null;
        Window = window;
        Id = payload.TransactionId.Length > 0
            ? EntityIds.Order(userId, payload.TransactionId)
            : EntityIds.OrderOfEvent(userId, completed.Id.ToString());
        Attributed = new AttributedOrder(Id, userId, completed.Timestamp, money, touchpoints) { SeenBefore = seenBefore };
    }

    /// <summary>The user.</summary>
    public string UserId { get; }

    /// <summary>The event.</summary>
    public Event Completed { get; }

    /// <summary>What its event_data says.</summary>
    public OrderPayload Payload { get; }

    /// <summary>
    /// The sessions whose starts are the touchpoints in the lookback window, earliest first; the last is the order's own.
    /// </summary>
    public IReadOnlyList<Session> Window { get; }

    /// <summary>The session in which the order was made.</summary>
    public Session Session => Window[^1];

    /// <summary>The order's key: a hash of the user and the transaction id, or of the event if the transaction id is missing.</summary>
    public string Id { get; }

    /// <summary>Time of the order.</summary>
    public DateTime OrderedAt => Completed.Timestamp;

    /// <summary>The UTC day of the order.</summary>
    public DateOnly Day => Completed.Day;

    /// <summary>The order's currency: the one that it names, else the store's.</summary>
    public Currency Currency => Money.Currency;

    /// <summary>The order's revenue in its currency, rounded to the minor unit, half to even.</summary>
    public decimal Revenue => Money.Amount;

    /// <summary>Sum of the items' quantities times prices, rounded alike; null if the items lack a price.</summary>
    public decimal? ItemsRevenue { get; }

    /// <summary>The order's revenue with its currency.</summary>
    public Money Money { get; }

    /// <summary>Whether the items' sum is the revenue; null if the items lack a price.</summary>
    public bool? RevenueMatchesItems => ItemsRevenue is { } items ? items == Revenue : null;

    /// <summary>The order with the user's touchpoints in its window.</summary>
    public AttributedOrder Attributed { get; }

    /// <summary>The credits under a model that is a rule; positions are those of <see cref="Window"/>.</summary>
    public IReadOnlyList<Credit> Credits(AttributionModel model) => Attributed.Credits(model);
}
