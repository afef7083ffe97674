using Puffy.Analytics.Currencies;
using Puffy.Analytics.Events;
using Puffy.Analytics.Sessions;

namespace Puffy.Analytics.Orders;

/// <summary>An event that is an order, found before sessions are cut.</summary>
/// <param name="Placed">Its place among the user's events, and its revenue.</param>
/// <param name="Payload">What its event_data says.</param>
internal sealed record Purchase(PlacedOrder Placed, OrderPayload Payload)
{
    /// <summary>The orders among a user's events. A transaction id makes one order, at its first event.</summary>
    /// <param name="events">The user's events in their order.</param>
    /// <param name="ofStore">The currency of orders that name none.</param>
    /// <returns>The orders in their order, and how many events repeat one of them.</returns>
    public static (IReadOnlyList<Purchase> Purchases, int Repeated) Find(Event[] events, Currency ofStore)
    {
        List<Purchase>? purchases = null;
        HashSet<string>? transactions = null;
        var repeated = 0;
        for (var i = 0; i < events.Length; i++)
        {
            if (events[i].Name != EventNames.CheckoutCompleted)
            {
                continue;
            }

            var payload = OrderPayload.Read(events[i].Data);
            transactions ??= new HashSet<string>(StringComparer.Ordinal);
            if (payload.TransactionId.Length > 0 && !transactions.Add(payload.TransactionId))
            {
                repeated++;
                continue;
            }

            var currency = payload.Currency.IsNone ? ofStore : payload.Currency;
            (purchases ??= []).Add(new Purchase(new PlacedOrder(i, new Money(currency.Round(payload.Revenue), currency)), payload));
        }

        return (purchases ?? (IReadOnlyList<Purchase>)[], repeated);
    }
}
