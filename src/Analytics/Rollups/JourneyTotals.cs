using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Rollups;

/// <summary>Figures over all time, and oddities that journeys found.</summary>
/// <param name="Users">Users with at least one session.</param>
/// <param name="RepeatedTransactions">checkout_completed events that repeat an order of the same user.</param>
/// <param name="ZeroRevenueOrders">Orders with zero revenue.</param>
/// <param name="RevenueMismatches">Orders whose revenue is not the sum of their items.</param>
/// <param name="DroppedData">Accepted events whose event_data was not a JSON object.</param>
/// <param name="PlaceholderTransactions">Orders without a number because a placeholder stands in its place.</param>
/// <param name="UnknownCurrencies">Orders that name a currency which is not in ISO 4217.</param>
[GenerateSerializer, Immutable, Alias("puffy.JourneyTotals")]
public readonly record struct JourneyTotals(
    long Users,
    long RepeatedTransactions,
    long ZeroRevenueOrders,
    long RevenueMismatches,
    long DroppedData,
    long PlaceholderTransactions = 0,
    long UnknownCurrencies = 0)
    : ICell<JourneyTotals>
{
    /// <inheritdoc/>
    public static JourneyTotals operator +(JourneyTotals left, JourneyTotals right) => new(
        left.Users + right.Users,
        left.RepeatedTransactions + right.RepeatedTransactions,
        left.ZeroRevenueOrders + right.ZeroRevenueOrders,
        left.RevenueMismatches + right.RevenueMismatches,
        left.DroppedData + right.DroppedData,
        left.PlaceholderTransactions + right.PlaceholderTransactions,
        left.UnknownCurrencies + right.UnknownCurrencies);

    /// <inheritdoc/>
    public static JourneyTotals operator -(JourneyTotals value) => new(
        -value.Users,
        -value.RepeatedTransactions,
        -value.ZeroRevenueOrders,
        -value.RevenueMismatches,
        -value.DroppedData,
        -value.PlaceholderTransactions,
        -value.UnknownCurrencies);
}
