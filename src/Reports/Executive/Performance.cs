using System.Globalization;
using Puffy.Analytics.Wording;

namespace Puffy.Reports.Executive;

/// <summary>The figures at the head of the summary, and what they come to.</summary>
internal static class Performance
{
    private const int Month = 30;

    /// <summary>The key figures: name and value, those without a basis left out as a dash.</summary>
    internal static IReadOnlyList<(string Name, string Value)> KeyFigures(ExecutiveFigures figures)
    {
        var record = figures.Record;
        return
        [
            ("Revenue", MoneyText.Exact(figures.Revenue, figures.Currency)),
            ("Orders", CountText.Of(record.Orders)),
            ("Average order", record.AverageOrderValue is null ? "–" : MoneyText.Exact(figures.AverageOrder, figures.Currency)),
            ("Sessions", CountText.Of(record.Sessions)),
            ("Users", CountText.Of(record.Users)),
            ("Conversion", Rate(record.ConversionRate)),
            ("Revenue per session", record.RevenuePerSession is { } each ? MoneyText.Exact(each, figures.Currency) : "–"),
            ("Bounce rate", record.BounceRate is { } bounce ? ShareText.Of((double)bounce) : "–"),
        ];
    }

    /// <summary>The period and its whole in a sentence or two.</summary>
    internal static string Headline(ExecutiveFigures figures)
    {
        if (figures.FirstEventAt is not { } first || figures.LastEventAt is not { } last)
        {
            return "**No data.** No event was accepted. The data quality report lists the refused rows and files.";
        }

        var days = CountText.Of(figures.CalendarDays, "calendar day");
        return figures.JudgedTotal.Orders == 0
            ? $"**No order in {days}.** {CountText.Of(figures.JudgedTotal.Sessions, "session")} of {CountText.Of(figures.Record.Users, "user")} ended without an order."
            : $"**{MoneyText.Whole(figures.JudgedRevenue, figures.Currency)} from {CountText.Of(figures.JudgedPricedOrders, "order")} in {days}** ({Time(first)} to {Time(last)} UTC). {RunRate(figures) ?? "The period is shorter than a week, too short for a run rate."}";
    }

    /// <summary>Revenue at the period's pace, with its basis; null where the period is shorter than a week.</summary>
    internal static string? RunRate(ExecutiveFigures figures)
    {
        if (figures.JudgedTotal.Orders == 0 || figures.CalendarDays < GrowthLevers.FewestDays)
        {
            return null;
        }

        var factor = (double)Month / figures.CalendarDays;
        return $"**Run rate: {MoneyText.About((double)figures.JudgedRevenue * factor, figures.Currency)} in {Month} days** (95\u00A0%: {MoneyText.About(figures.RevenueByChance.Times(factor), figures.Currency)}). "
            + $"Basis: {MoneyText.Exact(figures.JudgedRevenue / figures.CalendarDays, figures.Currency)} a day over {figures.CalendarDays} calendar days, times {Month}; the range covers chance in the number and size of {CountText.Of(figures.JudgedPricedOrders)} orders, but not seasons.";
    }

    private static string Rate(decimal? rate) => rate is { } known ? ShareText.Rate((double)known) : "–";

    private static string Time(DateTime time) => time.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture);
}
