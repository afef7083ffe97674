using Puffy.Analytics.Currencies;
using Puffy.Analytics.Orders;

namespace Puffy.Analytics.Quality;

/// <summary>What is kept of an order to check it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="TransactionId">The shop's own number; empty where there is none.</param>
/// <param name="UserId">The user.</param>
/// <param name="OrderedAt">When.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="Revenue">Its revenue.</param>
/// <param name="ItemsRevenue">Sum of its items; null if they lack a price.</param>
/// <param name="MatchesItems">Whether the two agree; null if the items lack a price.</param>
public sealed record OrderFacts(
    string Id, string TransactionId, string UserId, DateTime OrderedAt, Currency Currency, decimal Revenue, decimal? ItemsRevenue, bool? MatchesItems)
{
    /// <summary>The number of the source that it was accepted from.</summary>
    public int SourceId { get; init; }

    /// <summary>The facts of an order.</summary>
    public static OrderFacts Of(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return new OrderFacts(
            order.Id,
            order.Payload.TransactionId,
            order.UserId,
            order.OrderedAt,
            order.Currency,
            order.Revenue,
            order.ItemsRevenue,
            order.RevenueMatchesItems)
        {
            SourceId = order.Completed.Source.SourceId,
        };
    }
}
