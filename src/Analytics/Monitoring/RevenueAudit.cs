using Puffy.Analytics.Attribution;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Events;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Analytics.Orders;
using Puffy.Analytics.Rollups;

namespace Puffy.Analytics.Monitoring;

/// <summary>
/// Sums revenue by day and currency twice: over order events, by its own reading of which of them are orders, and over the orders that
/// journeys made of them. Not safe for concurrent use.
/// </summary>
[GenerateSerializer, Alias("puffy.RevenueAudit")]
public sealed class RevenueAudit
{
    [Id(0)]
    private readonly Dictionary<DayCurrency, decimal> _orderEvents = [];

    [Id(1)]
    private readonly Dictionary<DayCurrency, decimal> _journeys = [];

    /// <summary>Time of the newest event; null where there is none.</summary>
    [Id(2)]
    public DateTime? LastEventAt { get; private set; }

    /// <summary>The two sums: order events first, then journeys.</summary>
    public IReadOnlyList<RevenueSource> Sources => [new("order events", _orderEvents), new("journeys", _journeys)];

    /// <summary>Adds a user.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="events">All events of the user, in their order.</param>
    /// <param name="rules">The rules under which the journey is made.</param>
    /// <returns>The orders that the journey makes of them.</returns>
    public IReadOnlyList<Order> Add(string userId, Event[] events, AnalysisRules rules)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (Array.Exists(events, item => item.Name == EventNames.CheckoutCompleted))
        {
            var journey = Journey.Of(userId, events, rules);
            Add(journey);
            return journey.Orders;
        }

        // Most users have no order events, and then the journey has no orders.
        SeenLast(events);
        return [];
    }

    /// <summary>Adds a journey.</summary>
    public void Add(Journey journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        var excludeBots = journey.Rules.Options.ExcludeBots;
        AddOrderEvents(journey.Events.Where(item => !(excludeBots && journey.IsBot(item))), journey.Rules.Options.Currency);
        foreach (var order in journey.Orders)
        {
            Add(_journeys, new DayCurrency(order.Day, order.Currency), order.Revenue);
        }

        SeenLast(journey.Events);
    }

    /// <summary>Adds the order events of one user: a transaction counts once, first by time.</summary>
    /// <param name="events">Events of the user that are to count, in their order; other events than orders are skipped.</param>
    /// <param name="ofStore">The currency of orders that name none.</param>
    public void AddOrderEvents(IEnumerable<Event> events, Currency ofStore)
    {
        ArgumentNullException.ThrowIfNull(events);
        HashSet<string>? transactions = null;
        foreach (var item in events.Where(item => item.Name == EventNames.CheckoutCompleted))
        {
            var payload = OrderPayload.Read(item.Data);
            if (payload.TransactionId.Length == 0 || (transactions ??= new(StringComparer.Ordinal)).Add(payload.TransactionId))
            {
                var currency = payload.Currency.IsNone ? ofStore : payload.Currency;
                Add(_orderEvents, new DayCurrency(item.Day, currency), currency.Round(payload.Revenue));
            }
        }
    }

    /// <summary>Adds what was summed over other users.</summary>
    public void Merge(RevenueAudit other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (day, revenue) in other._orderEvents)
        {
            Add(_orderEvents, day, revenue);
        }

        foreach (var (day, revenue) in other._journeys)
        {
            Add(_journeys, day, revenue);
        }

        if (other.LastEventAt is { } last)
        {
            Seen(last);
        }
    }

    /// <summary>Revenue as the monitoring and channel rollups have it, and as every attribution model divides it.</summary>
    public static IEnumerable<RevenueSource> Of(MonitoringRollup monitoring, ChannelRollup channels)
    {
        ArgumentNullException.ThrowIfNull(monitoring);
        ArgumentNullException.ThrowIfNull(channels);
        yield return new("daily rollup", monitoring.Sales.Cells.ToDictionary(cell => cell.Key, cell => cell.Value.Revenue));
        yield return new("channel rollup", ByDay(channels.Sales.Cells, key => new DayCurrency(key.Day, key.Currency), sales => sales.Revenue));
        foreach (var model in AttributionModelNames.All)
        {
            yield return new(model.Name(), ByDay(channels.Credits.Cells.Where(cell => cell.Key.Model == model), key => new DayCurrency(key.Day, key.Currency), credit => credit.Revenue));
        }
    }

    private void SeenLast(IReadOnlyList<Event> events)
    {
        if (events is [.., var last])
        {
            Seen(last.Timestamp);
        }
    }

    private void Seen(DateTime time) => LastEventAt = LastEventAt > time ? LastEventAt : time;

    private static Dictionary<DayCurrency, decimal> ByDay<TKey, TCell>(
        IEnumerable<KeyValuePair<TKey, TCell>> cells, Func<TKey, DayCurrency> day, Func<TCell, decimal> revenue)
    {
        var sums = new Dictionary<DayCurrency, decimal>();
        foreach (var (key, cell) in cells)
        {
            Add(sums, day(key), revenue(cell));
        }

        return sums;
    }

    private static void Add(Dictionary<DayCurrency, decimal> sums, DayCurrency day, decimal revenue) =>
        sums[day] = sums.GetValueOrDefault(day) + revenue;
}
