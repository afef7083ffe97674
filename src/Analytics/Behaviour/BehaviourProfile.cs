using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Events;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Orders;
using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Behaviour;

/// <summary>
/// What the executive summary needs to know of visitors and orders, gathered journey by journey. It holds counts by channel,
/// device, path, minute and order value, and nothing of a single user. Not safe for concurrent use.
/// </summary>
/// <param name="currency">The main currency, in which money is summed.</param>
public sealed class BehaviourProfile(Currency currency)
{
    /// <summary>An order with more touchpoints counts under this number.</summary>
    public const int MostTouches = 100;

    /// <summary>Users, including those without a session.</summary>
    public long Users { get; private set; }

    /// <summary>Users with an order.</summary>
    public long Buyers { get; private set; }

    /// <summary>Users with several orders.</summary>
    public long RepeatBuyers { get; private set; }

    /// <summary>Sessions of bots.</summary>
    public VisitFigures Bots { get; private set; }

    /// <summary>First sessions of users, without bots.</summary>
    public VisitFigures FirstVisits { get; private set; }

    /// <summary>Later sessions of users, without bots.</summary>
    public VisitFigures LaterVisits { get; private set; }

    /// <summary>Sessions by channel, without bots.</summary>
    public Tally<Channel, VisitFigures> Channels { get; } = new();

    /// <summary>Sessions by kind of device, without bots.</summary>
    public Tally<DeviceKind, VisitFigures> Devices { get; } = new();

    /// <summary>Orders in the main currency by their revenue.</summary>
    public Tally<decimal, Count> OrderValues { get; } = new();

    /// <summary>Orders by the number of touchpoints in their window, up to <see cref="MostTouches"/>.</summary>
    public Tally<int, Count> Touches { get; } = new();

    /// <summary>Orders by the time from the first touchpoint in their window.</summary>
    public Tally<OrderDelay, Count> Delays { get; } = new();

    /// <summary>Orders by the way to them, see <see cref="ConversionPath"/>.</summary>
    public Tally<string, OrderSum> Paths { get; } = new();

    /// <summary>Orders whose only touchpoint is the session in which they were made: nothing of the way to them is known.</summary>
    public OrderSum WithoutHistory { get; private set; }

    /// <summary>Orders made in a session that begins inside the checkout: they are not linked to the visit that led there.</summary>
    public OrderSum BegunInCheckout { get; private set; }

    /// <summary>Counts a journey.</summary>
    public void Add(Journey journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        Users++;
        foreach (var session in journey.Sessions)
        {
            var figures = VisitFigures.Of(session, currency);
            if (session.IsBot)
            {
                Bots += figures;
                continue;
            }

            FirstVisits += session.Number == 1 ? figures : default;
            LaterVisits += session.Number > 1 ? figures : default;
            Channels.Add(session.Channel, figures);
            Devices.Add(session.Device.Kind, figures);
        }

        if (journey.Orders.Count == 0)
        {
            return;
        }

        Buyers++;
        RepeatBuyers += journey.Orders.Count > 1 ? 1 : 0;
        foreach (var order in journey.Orders)
        {
            Add(order);
        }
    }

    /// <summary>Adds what was gathered from other journeys.</summary>
    public void Merge(BehaviourProfile other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Users += other.Users;
        Buyers += other.Buyers;
        RepeatBuyers += other.RepeatBuyers;
        Bots += other.Bots;
        FirstVisits += other.FirstVisits;
        LaterVisits += other.LaterVisits;
        WithoutHistory += other.WithoutHistory;
        BegunInCheckout += other.BegunInCheckout;
        Channels.Merge(other.Channels);
        Devices.Merge(other.Devices);
        OrderValues.Merge(other.OrderValues);
        Touches.Merge(other.Touches);
        Delays.Merge(other.Delays);
        Paths.Merge(other.Paths);
    }

    private void Add(Order order)
    {
        var one = new Count(1);
        var isMain = order.Currency == currency;
        var sum = new OrderSum(1, isMain ? 1 : 0, order.Money.In(currency));
        if (isMain)
        {
            OrderValues.Add(order.Revenue, one);
        }

        Touches.Add(Math.Min(order.Window.Count, MostTouches), one);
        Delays.Add(new OrderDelay(order.Window.Count > 1, (order.OrderedAt - order.Window[0].StartedAt).Ticks / TimeSpan.TicksPerMinute), one);
        Paths.Add(ConversionPath.Of(order.Window), sum);
        WithoutHistory += order.Window.Count == 1 ? sum : default;
        BegunInCheckout += order.Session.Events[0].Name is EventNames.CheckoutStarted or EventNames.CheckoutCompleted ? sum : default;
    }
}
