namespace Puffy.Analytics.Currencies;

/// <summary>Decides in which currency the figures in money are.</summary>
public static class MainCurrency
{
    /// <summary>
    /// The store's own currency where it has one; else the one of most orders. Of several with as many orders it is the first
    /// by code, and a currency that is known before none. So it depends on the set of orders alone.
    /// </summary>
    /// <param name="own">The store's own currency; none where it has none.</param>
    /// <param name="orders">The number of orders in each currency.</param>
    public static Currency Of(Currency own, IEnumerable<KeyValuePair<Currency, long>> orders) => own.IsNone
        ? orders.OrderByDescending(count => count.Value).ThenBy(count => count.Key, Currency.ByCode).Select(count => count.Key).FirstOrDefault()
        : own;
}
