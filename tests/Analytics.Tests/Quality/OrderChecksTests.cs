using Puffy.Analytics.Quality;

namespace Puffy.Analytics.Tests.Quality;

public sealed class OrderChecksTests
{
    [Fact]
    public void A_transaction_of_two_users_is_a_collision_and_one_of_the_same_user_is_not()
    {
        var checks = OrderChecks.Of(
        [
            Order("late", "T-1", "ann", second: 9),
            Order("early", "T-1", "ben", second: 3),
            Order("own", "T-2", "ann"),
            Order("nameless-1", "", "ann"),
            Order("nameless-2", "", "ben"),
        ]);

        var collision = Assert.Single(checks.Collisions);
        Assert.Equal("T-1", collision.TransactionId);
        Assert.Equal(["early", "late"], collision.Orders.Select(order => order.Id));
        Assert.Equal(["nameless-1", "nameless-2"], checks.WithoutTransaction.Select(order => order.Id));
    }

    [Fact]
    public void Orders_of_zero_revenue_are_named() =>
        Assert.Equal(["free"], OrderChecks.Of([Order("paid", revenue: 0.01m), Order("free", revenue: 0)]).ZeroRevenue.Select(order => order.Id));

    [Fact]
    public void Mismatches_are_named_and_whole_multiples_counted()
    {
        var checks = OrderChecks.Of(
        [
            Order("equal", revenue: 100, items: 100),
            Order("twice", revenue: 100, items: 200, second: 1),
            Order("thrice", revenue: 100, items: 300, second: 2),
            Order("odd", revenue: 100, items: 150, second: 3),
            Order("half", revenue: 100, items: 50, second: 4),
            Order("free", revenue: 0, items: 50, second: 5),
            Order("untold", revenue: 100),
        ]);

        Assert.Equal(["twice", "thrice", "odd", "half", "free"], checks.Mismatches.Select(order => order.Id));
        Assert.Equal(2, checks.WholeMultiples);
    }

    internal static OrderFacts Order(string id, string transaction = "T", string user = "ann", decimal revenue = 10, decimal? items = null, double second = 0) =>
        new(id, transaction, user, Shopper.Start.AddSeconds(second), default, revenue, items, items is { } sum ? sum == revenue : null);
}
