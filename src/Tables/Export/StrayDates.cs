using Puffy.Analytics.Rollups;
using Puffy.Analytics.Statistics;

namespace Puffy.Tables.Export;

/// <summary>Accepted events outside the judged days: totals and tables include them; reports do not analyse their days.</summary>
/// <param name="Events">How many there are.</param>
/// <param name="Orders">Orders on their days.</param>
/// <param name="Revenue">Revenue of those in the main currency.</param>
/// <param name="Days">Their days, from first to last.</param>
public sealed record StrayDates(long Events, long Orders, decimal Revenue, IReadOnlyList<DateOnly> Days)
{
    /// <summary>Those outside the judged days.</summary>
    /// <param name="activity">What happened by day.</param>
    /// <param name="sales">Orders in the main currency by day.</param>
    /// <param name="judged">The judged days; null where there are none.</param>
    public static StrayDates Of(
        IReadOnlyDictionary<DateOnly, DayActivity> activity, IReadOnlyDictionary<DateOnly, Sales> sales, JudgedDays? judged)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(sales);
        var days = activity.Keys.Where(day => judged?.Contains(day) == false).Order().ToList();
        var sum = days.Select(day => activity[day]).Aggregate(default(DayActivity), (x, y) => x + y);
        return new StrayDates(sum.Events, sum.Orders, days.Sum(day => sales.GetValueOrDefault(day).Revenue), days);
    }
}
