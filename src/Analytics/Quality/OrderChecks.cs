using Puffy.Analytics.Currencies;

namespace Puffy.Analytics.Quality;

/// <summary>A transaction id that several users have.</summary>
/// <param name="TransactionId">The id.</param>
/// <param name="Orders">Its orders by time, of two users at least.</param>
public sealed record TransactionCollision(string TransactionId, IReadOnlyList<OrderFacts> Orders);

/// <summary>Orders that deserve a look, each named. By time, those of one instant by key.</summary>
public sealed class OrderChecks
{
    private OrderChecks(IReadOnlyList<OrderFacts> orders)
    {
        Orders = orders;
        ZeroRevenue = [.. orders.Where(order => order.Revenue == 0)];
        Mismatches = [.. orders.Where(order => order.MatchesItems == false)];
        WithoutTransaction = [.. orders.Where(order => order.TransactionId.Length == 0)];
        Collisions = [.. orders
            .Where(order => order.TransactionId.Length > 0)
            .GroupBy(order => order.TransactionId, StringComparer.Ordinal)
            .Where(group => group.Select(order => order.UserId).Distinct(StringComparer.Ordinal).Skip(1).Any())
            .Select(group => new TransactionCollision(group.Key, [.. group]))];
    }

    /// <summary>All orders.</summary>
    public IReadOnlyList<OrderFacts> Orders { get; }

    /// <summary>Orders with zero revenue.</summary>
    public IReadOnlyList<OrderFacts> ZeroRevenue { get; }

    /// <summary>Orders whose revenue is not the sum of their items.</summary>
    public IReadOnlyList<OrderFacts> Mismatches { get; }

    /// <summary>Orders without a transaction id, whose repeats look like new orders.</summary>
    public IReadOnlyList<OrderFacts> WithoutTransaction { get; }

    /// <summary>Transaction ids of several users, by the time of their first order.</summary>
    public IReadOnlyList<TransactionCollision> Collisions { get; }

    /// <summary>
    /// Mismatches in which the items sum to exactly two, three or more times the revenue, as if an item's price already
    /// included its quantity.
    /// </summary>
    public int WholeMultiples => Mismatches.Count(order => order is { Revenue: > 0, ItemsRevenue: { } items } && items > order.Revenue && items % order.Revenue == 0);

    /// <summary>
    /// The revenue counted too much if each shared transaction id is one purchase: that of all its orders except the largest,
    /// of those in one currency.
    /// </summary>
    public decimal SharedRevenue(Currency currency) => Collisions
        .Select(collision => collision.Orders.Where(order => order.Currency == currency).Select(order => order.Revenue).ToList())
        .Sum(revenues => revenues.Sum() - revenues.DefaultIfEmpty().Max());

    /// <summary>By how much the items of mismatched orders exceed their revenue, of those in one currency.</summary>
    public decimal ItemsExcess(Currency currency) =>
        Mismatches.Where(order => order.Currency == currency).Sum(order => order.ItemsRevenue!.Value - order.Revenue);

    /// <summary>Checks orders.</summary>
    /// <param name="orders">The orders, in any order.</param>
    public static OrderChecks Of(IEnumerable<OrderFacts> orders) =>
        new([.. orders.OrderBy(order => order.OrderedAt).ThenBy(order => order.Id, StringComparer.Ordinal)]);
}
