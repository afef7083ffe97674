using Puffy.Analytics.Intake;
using Puffy.Analytics.Wording;

namespace Puffy.Reports.Executive;

/// <summary>Doubts about orders and what they are worth.</summary>
internal static class OrderDoubts
{
    /// <summary>The reasons for which orders are refused.</summary>
    internal static readonly string[] RefusalReasons = [RefusalReason.InvalidRevenue.Name(), RefusalReason.MalformedEventData.Name()];

    /// <summary>Orders whose revenue could not be read.</summary>
    internal static Doubt? LostOrders(ExecutiveFigures figures)
    {
        var orders = RefusalReasons.Sum(figures.Refused);
        return orders == 0 ? null : new Doubt(
            "Orders that can't be read",
            CountText.Of(orders, "row"),
            $"Left out: at the average order {MoneyText.About((double)(orders * figures.AverageOrder), figures.Currency)} of revenue.",
            orders * figures.AverageOrder)
        {
            Advice = new Advice("Correct the refused order events (quarantine.csv) and load them again.", $"{CountText.Of(orders, "order event")} refused."),
        };
    }

    /// <summary>Orders with zero revenue.</summary>
    internal static Doubt? ZeroRevenue(ExecutiveFigures figures)
    {
        var orders = figures.Oddities.ZeroRevenueOrders;
        if (orders == 0)
        {
            return null;
        }

        var without = figures.PricedOrders - figures.Checks.ZeroRevenue.Count(order => order.Currency == figures.Currency);
        return new Doubt(
            "Zero-revenue orders",
            $"{CountText.Of(orders)} of {CountText.Of(figures.Orders, "order")}",
            without == 0
                ? "No order has revenue."
                : $"Average order without them {MoneyText.Exact(figures.Revenue / without, figures.Currency)}; if paid, about {MoneyText.About((double)(orders * figures.Revenue / without), figures.Currency)} is missing.",
            without == 0 ? 0 : orders * figures.Revenue / without)
        {
            Advice = new Advice("Check orders with zero revenue in the shop: gifts, tests, lost amounts.", $"{CountText.Of(orders, "order")} with zero revenue."),
        };
    }

    /// <summary>One transaction id with several users. If it is one purchase, only its largest order should count.</summary>
    internal static Doubt? Collisions(ExecutiveFigures figures)
    {
        var shared = figures.Checks.Collisions;
        if (shared.Count == 0)
        {
            return null;
        }

        var doubtful = figures.Checks.SharedRevenue(figures.Currency);
        return new Doubt(
            "Shared transaction ids",
            $"{CountText.Of(shared.Count, "id")} of several users, {CountText.Of(shared.Sum(collision => collision.Orders.Count), "order")}",
            $"If each id is one purchase, revenue is up to {MoneyText.Whole(doubtful, figures.Currency)} too high.",
            doubtful)
        {
            Advice = new Advice("Compare the shared transaction ids with the shop's own orders.", $"{CountText.Of(shared.Count, "id")} of several users."),
        };
    }

    /// <summary>Orders whose revenue is not the sum of their items.</summary>
    internal static Doubt? Mismatches(ExecutiveFigures figures)
    {
        var orders = figures.Checks.Mismatches;
        var off = figures.Checks.ItemsExcess(figures.Currency);
        return orders.Count == 0 ? null : new Doubt(
            "Revenue differs from items",
            $"{CountText.Of(orders.Count)} of {CountText.Of(figures.Orders, "order")}",
            $"Taken as sent. If the items are right, revenue would be {MoneyText.Whole(Math.Abs(off), figures.Currency)} {(off < 0 ? "less" : "more")}.",
            Math.Abs(off))
        {
            Advice = new Advice("Decide what revenue and items include: quantity, tax, delivery, discounts.", $"{CountText.Of(orders.Count, "order")} differ from their items."),
        };
    }
}
