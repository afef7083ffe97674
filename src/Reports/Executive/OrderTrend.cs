using Puffy.Analytics.Statistics;
using Puffy.Analytics.Wording;

namespace Puffy.Reports.Executive;

/// <summary>The last seven calendar days and the seven before.</summary>
/// <param name="Earlier">Orders of the seven days before.</param>
/// <param name="Later">Orders of the last seven days.</param>
internal sealed record OrderTrend(long Earlier, long Later)
{
    private const int Week = 7;

    /// <summary>
    /// The later orders among those of both weeks. Were both weeks alike, each order would fall into either with even chance,
    /// so an interval that leaves out a half shows a change (the conditional test of two Poisson counts).
    /// </summary>
    /// <remarks>J. Przyborowski and H. Wilenski, "Homogeneity of results in testing samples from Poisson series", Biometrika 31
    /// (1940) 313–323.</remarks>
    internal Proportion ShareOfLater => new(Later, Earlier + Later);

    /// <summary>What happened, in figures.</summary>
    internal string Sentence => $"The last seven days have {CountText.Of(Later, "order")}, the seven before {CountText.Of(Earlier)}.";

    /// <summary>The trend; null where the data is shorter than two weeks, or has no order in them.</summary>
    internal static OrderTrend? Of(ExecutiveFigures figures)
    {
        if (figures.CalendarDays < 2 * Week || figures.LastEventAt is not { } last)
        {
            return null;
        }

        var end = DateOnly.FromDateTime(last);
        var trend = new OrderTrend(Orders(end.AddDays(1 - (2 * Week))), Orders(end.AddDays(1 - Week)));
        return trend.Earlier + trend.Later > 0 ? trend : null;

        long Orders(DateOnly from) => figures.Activity.Where(day => day.Key >= from && day.Key < from.AddDays(Week)).Sum(day => day.Value.Orders);
    }
}
