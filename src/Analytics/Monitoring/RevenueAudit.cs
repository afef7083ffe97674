using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Events;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Orders;

namespace Puffy.Analytics.Monitoring;

/// <summary>
/// Sums revenue by day twice: over order events, by its own reading of which of them are orders, and over the orders that
/// journeys made of them. Not safe for concurrent use.
/// </summary>
/// <param name="excludeBots">Whether events of bots are left out, as the journeys were told.</param>
public sealed class RevenueAudit(bool excludeBots)
{
    private readonly Dictionary<DateOnly, decimal> _orderEvents = [];
    private readonly Dictionary<DateOnly, decimal> _journeys = [];

    /// <summary>Time of the newest event; null where there is none.</summary>
    public DateTime? LastEventAt { get; private set; }

    /// <summary>The two sums: order events first, then journeys.</summary>
    public IReadOnlyList<RevenueSource> Sources => [new("order events", _orderEvents), new("journeys", _journeys)];

    /// <summary>Adds a journey.</summary>
    public void Add(Journey journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        HashSet<string>? transactions = null;
        foreach (var item in journey.Events.Where(item => item.Name == EventNames.CheckoutCompleted))
        {
            var payload = OrderPayload.Read(item.Data);
            if (excludeBots && journey.IsBot(item))
            {
                continue;
            }

            if (payload.TransactionId.Length == 0 || (transactions ??= new(StringComparer.Ordinal)).Add(payload.TransactionId))
            {
                Add(_orderEvents, item.Day, payload.Revenue);
            }
        }

        foreach (var order in journey.Orders)
        {
            Add(_journeys, order.Day, order.Revenue);
        }

        if (journey.Events is [.., var last] && !(LastEventAt > last.Timestamp))
        {
            LastEventAt = last.Timestamp;
        }
    }

    /// <summary>Revenue as the monitoring and channel rollups have it, and as every attribution model divides it.</summary>
    public static IEnumerable<RevenueSource> Of(MonitoringRollup monitoring, ChannelRollup channels)
    {
        ArgumentNullException.ThrowIfNull(monitoring);
        ArgumentNullException.ThrowIfNull(channels);
        yield return new("daily rollup", monitoring.Days.Cells.ToDictionary(cell => cell.Key, cell => cell.Value.Revenue));
        yield return new("channel rollup", ByDay(channels.Visits.Cells, key => key.Day, visits => visits.Revenue));
        foreach (var model in AttributionModelNames.All)
        {
            yield return new(model.Name(), ByDay(channels.Credits.Cells.Where(cell => cell.Key.Model == model), key => key.Day, credit => credit.Revenue));
        }
    }

    private static Dictionary<DateOnly, decimal> ByDay<TKey, TCell>(
        IEnumerable<KeyValuePair<TKey, TCell>> cells, Func<TKey, DateOnly> day, Func<TCell, decimal> revenue)
    {
        var sums = new Dictionary<DateOnly, decimal>();
        foreach (var (key, cell) in cells)
        {
            Add(sums, day(key), revenue(cell));
        }

        return sums;
    }

    private static void Add(Dictionary<DateOnly, decimal> sums, DateOnly day, decimal revenue) =>
        sums[day] = sums.GetValueOrDefault(day) + revenue;
}
