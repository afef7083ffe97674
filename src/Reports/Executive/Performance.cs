using System.Globalization;

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
            ("Revenue", Say.Exact(figures.Revenue)),
            ("Orders", Say.Count(record.Orders)),
            ("Average order", record.AverageOrderValue is null ? "–" : Say.Exact(figures.AverageOrder)),
            ("Sessions", Say.Count(record.Sessions)),
            ("Users", Say.Count(record.Users)),
            ("Conversion", Rate(record.ConversionRate)),
            ("Revenue per session", record.RevenuePerSession is { } each ? Say.Exact(each) : "–"),
            ("Bounce rate", record.BounceRate is { } bounce ? Say.Share((double)bounce) : "–"),
        ];
    }

    /// <summary>The period and its whole in a sentence or two.</summary>
    internal static string Headline(ExecutiveFigures figures)
    {
        if (figures.FirstEventAt is not { } first || figures.LastEventAt is not { } last)
        {
            return "**There is no data.** No event was accepted, so there is nothing to report; see the data quality report for refused rows and files.";
        }

        var days = Say.Count(figures.CalendarDays, "calendar day");
        return figures.Orders == 0
            ? $"**No order in {days}.** {Say.Count(figures.Total.Sessions, "session")} of {Say.Count(figures.Record.Users, "user")}, none of which ended in an order."
            : $"**{Say.Money(figures.Revenue)} from {Say.Count(figures.Orders, "order")} in {days}** ({Time(first)} to {Time(last)} UTC). {RunRate(figures) ?? "The period is shorter than a week, too short for a run rate."}";
    }

    /// <summary>Revenue at the period's pace, with its basis; null where the period is shorter than a week.</summary>
    internal static string? RunRate(ExecutiveFigures figures)
    {
        if (figures.Orders == 0 || figures.CalendarDays < GrowthLevers.FewestDays)
        {
            return null;
        }

        var factor = (double)Month / figures.CalendarDays;
        return $"**Run rate: {Say.About((double)figures.Revenue * factor)} in {Month} days** (95\u00A0%: {Say.About(figures.RevenueByChance.Times(factor))}). "
            + $"Basis: {Say.Exact(figures.Revenue / figures.CalendarDays)} a day over {figures.CalendarDays} calendar days, times {Month}; the range is what chance in number and size of {Say.Count(figures.Orders)} orders leaves open, and knows nothing of seasons.";
    }

    private static string Rate(decimal? rate) => rate is { } known ? Say.Rate((double)known) : "–";

    private static string Time(DateTime time) => time.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture);
}
