using Puffy.Analytics.Currencies;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Wording;

namespace Puffy.Reports.Executive;

/// <summary>What a reader must know of figures in money where orders are in several currencies.</summary>
internal static class CurrencyNote
{
    private const int MostCurrencies = 5;

    /// <summary>Which orders the figures in money count, and what they leave out; null where all orders are in the main currency.</summary>
    internal static string? Of(ExecutiveFigures figures)
    {
        var others = figures.SalesByCurrency.Where(sales => sales.Key != figures.Currency)
            .OrderByDescending(sales => sales.Value.Orders)
            .ThenBy(sales => sales.Key, Currency.ByCode)
            .ToList();
        if (others.Count == 0)
        {
            return null;
        }

        var named = others.Take(MostCurrencies).Select(sales => Amount(sales.Key, sales.Value));
        IEnumerable<string> rest = others.Count > MostCurrencies
            ? [$"{CountText.Of(others.Skip(MostCurrencies).Sum(sales => sales.Value.Orders), "order")} in {CountText.Of(others.Count - MostCurrencies, "more currency", "more currencies")} (run.json)"]
            : [];
        return $"**Orders are in several currencies.** Figures in money cover only the {CountText.Of(figures.PricedOrders, "order")} {In(figures.Currency)}; "
            + $"they leave out {string.Join(", ", named.Concat(rest))}. Counts and rates of orders cover all {CountText.Of(figures.Orders)}.";
    }

    private static string Amount(Currency currency, Sales sales) =>
        $"{CountText.Of(sales.Orders, "order")} {In(currency)} ({MoneyText.Exact(sales.Revenue, currency)})";

    private static string In(Currency currency) => currency.IsNone ? "without a currency" : $"in {currency.Code}";
}
