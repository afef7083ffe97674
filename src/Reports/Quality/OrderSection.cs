using Puffy.Analytics.Currencies;
using Puffy.Analytics.Quality;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;

namespace Puffy.Reports.Quality;

/// <summary>Checks of orders, with each order that they flag.</summary>
internal static class OrderSection
{
    /// <summary>More orders than this are not listed; the tables hold them all.</summary>
    private const int MostNamed = 50;

    internal static void Write(ReportDocument document, QualityFigures figures)
    {
        document.Heading(2, "Orders");
        if (figures.Revenue is not { } revenue)
        {
            document.Paragraph("No orders.");
            return;
        }

        Outliers(document, revenue, figures.Outliers, figures.Currency);
        Named(document, "Orders with zero revenue", figures.Orders.ZeroRevenue);
        Mismatches(document, figures.Orders);
        Collisions(document, figures.Orders);
        Named(document, "Orders without a transaction id", figures.Orders.WithoutTransaction);
    }

    private static void Outliers(ReportDocument document, RevenueDistribution revenue, IReadOnlyList<RevenueOutlier> outliers, Currency currency)
    {
        document.Heading(3, "Outliers of revenue");
        document.Table(
            [DocumentColumn.Figures("Orders"), DocumentColumn.Figures("Minimum"), DocumentColumn.Figures("Lower quartile"), DocumentColumn.Figures("Median"), DocumentColumn.Figures("Upper quartile"), DocumentColumn.Figures("Maximum"), DocumentColumn.Figures("MAD")],
            [[
                CountText.Of(revenue.Orders),
                MoneyText.Amount(revenue.Minimum, currency),
                MoneyText.Amount(revenue.LowerQuartile, currency),
                MoneyText.Amount(revenue.Median, currency),
                MoneyText.Amount(revenue.UpperQuartile, currency),
                MoneyText.Amount(revenue.Maximum, currency),
                MoneyText.Amount(revenue.MedianDeviation, currency),
            ]]);
        if (revenue.Orders < RevenueDistribution.OrdersNeeded)
        {
            document.Paragraph($"With fewer than {RevenueDistribution.OrdersNeeded} orders, no order is called an outlier.");
            return;
        }

        document.Paragraph(
            $"Two rules: a robust z-score, 0.6745 (revenue − median) / MAD, beyond ±{CountText.Number(RevenueDistribution.ZAllowed, digits: 1)}; "
            + $"and the fences of 1.5 interquartile ranges, {MoneyText.Amount(revenue.LowerFence, currency)} and {MoneyText.Amount(revenue.UpperFence, currency)}."
            + (revenue.MedianDeviation == 0 ? " More than half of the orders have the same revenue, so a robust z-score can't be computed." : ""));
        if (outliers.Count == 0)
        {
            document.Paragraph("Neither rule flags an order.");
            return;
        }

        document.Table(
            ["Ordered at (UTC)", "Transaction", "Order", DocumentColumn.Figures("Revenue"), DocumentColumn.Figures("Robust z"), "Flagged by"],
            outliers.Take(MostNamed).Select(outlier => new[]
            {
                TimeText.Second(outlier.Order.OrderedAt),
                Transaction(outlier.Order),
                MarkdownText.Code(outlier.Order.Id),
                MoneyText.Amount(outlier.Order.Revenue, outlier.Order.Currency),
                outlier.RobustZ is { } z ? CountText.Number(z) : CountText.None,
                outlier is { IsBeyondZ: true, IsBeyondFence: true } ? "both" : outlier.IsBeyondZ ? "robust z" : "fences",
            }));
        More(document, outliers.Count);
    }

    private static void Named(ReportDocument document, string title, IReadOnlyList<OrderFacts> orders)
    {
        document.Heading(3, title);
        if (orders.Count == 0)
        {
            document.Paragraph("None.");
            return;
        }

        document.Table(
            ["Ordered at (UTC)", "Transaction", "Order", "User"],
            orders.Take(MostNamed).Select(order => new[]
            {
                TimeText.Second(order.OrderedAt), Transaction(order), MarkdownText.Code(order.Id), MarkdownText.Code(order.UserId),
            }));
        More(document, orders.Count);
    }

    private static void Mismatches(ReportDocument document, OrderChecks orders)
    {
        document.Heading(3, "Revenue against the sum of the items");
        var untold = orders.Orders.Count(order => order.MatchesItems is null);
        document.Paragraph(
            $"{CountText.Of(orders.Orders.Count - untold - orders.Mismatches.Count, "order")} agree, {CountText.Of(orders.Mismatches.Count)} differ, "
            + $"{CountText.Of(untold)} can't be compared (items or a price are missing).");
        if (orders.Mismatches.Count == 0)
        {
            return;
        }

        document.Table(
            ["Ordered at (UTC)", "Transaction", "Order", DocumentColumn.Figures("Revenue"), DocumentColumn.Figures("Items"), DocumentColumn.Figures("Items / revenue")],
            orders.Mismatches.Take(MostNamed).Select(order => new[]
            {
                TimeText.Second(order.OrderedAt),
                Transaction(order),
                MarkdownText.Code(order.Id),
                MoneyText.Amount(order.Revenue, order.Currency),
                order.ItemsRevenue is { } items ? MoneyText.Amount(items, order.Currency) : CountText.None,
                order is { ItemsRevenue: { } sum, Revenue: > 0 } ? CountText.Number((double)(sum / order.Revenue)) : CountText.None,
            }));
        More(document, orders.Mismatches.Count);
    }

    private static void Collisions(ReportDocument document, OrderChecks orders)
    {
        document.Heading(3, "Transaction ids shared by several users");
        if (orders.Collisions.Count == 0)
        {
            document.Paragraph("None.");
            return;
        }

        document.Paragraph("Each of these orders counts, because the users differ.");
        document.Table(
            ["Transaction", "Ordered at (UTC)", "User", DocumentColumn.Figures("Revenue")],
            orders.Collisions.Take(MostNamed).SelectMany(collision => collision.Orders).Select(order => new[]
            {
                Transaction(order), TimeText.Second(order.OrderedAt), MarkdownText.Code(order.UserId), MoneyText.Amount(order.Revenue, order.Currency),
            }));
        More(document, orders.Collisions.Count);
    }

    private static string Transaction(OrderFacts order) =>
        order.TransactionId.Length > 0 ? MarkdownText.Code(order.TransactionId) : CountText.None;

    private static void More(ReportDocument document, int count)
    {
        if (count > MostNamed)
        {
            document.Paragraph($"The first {MostNamed} of {CountText.Of(count)}; `silver/fct_orders.csv` holds them all.");
        }
    }
}
