using Puffy.Analytics.Currencies;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Rollups;

namespace Puffy.Analytics.Monitoring;

/// <summary>Accepted and refused totals of one UTC day: the figures that a day is judged by.</summary>
/// <param name="Day">The day.</param>
/// <param name="Activity">What was accepted, and the sessions and orders made of it.</param>
/// <param name="Refused">What was refused.</param>
/// <param name="Sales">The day's orders in the main currency.</param>
/// <param name="Currency">The main currency.</param>
public sealed record DayFigures(DateOnly Day, DayActivity Activity, RefusedDay Refused, Sales Sales = default, Currency Currency = default)
{
    /// <summary>Rows of the day as read.</summary>
    public long Rows => Activity.Events + Refused.Rows;

    /// <summary>Rows of the day as read, except repeats and rows of erased users, whose refusal is not a fault.</summary>
    public long NewRows => Rows - Refused.Duplicates - Refused.Suppressed;

    /// <summary>The columns whose empty values are counted by day.</summary>
    public static IReadOnlyList<Column> Columns { get; } =
        [Column.UserId, Column.Timestamp, Column.EventName, Column.PageUrl, Column.Referrer, Column.EventData, Column.UserAgent];

    /// <summary>Rows as read in which a column is empty.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not one of <see cref="Columns"/>.</exception>
    public long Empty(Column column) => column switch
    {
        Column.UserId => Refused.MissingUserIds,
        Column.Timestamp => Refused.EmptyTimestamps,
        Column.EventName => Refused.EmptyEventNames,
        Column.PageUrl => Activity.EmptyPageUrls + Refused.EmptyPageUrls,
        Column.Referrer => Activity.EmptyReferrers + Refused.EmptyReferrers,
        Column.EventData => Activity.EmptyEventData + Refused.EmptyEventData,
        Column.UserAgent => Activity.EmptyUserAgents + Refused.EmptyUserAgents,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "Its empty values are not counted by day."),
    };

    /// <summary>The share of the rows as read in which a column is empty; the day must have rows.</summary>
    public decimal EmptyShare(Column column) => (decimal)Empty(column) / Rows;

    /// <summary>The days on which anything was read, from first to last.</summary>
    /// <param name="activity">Accepted events, sessions and orders by day.</param>
    /// <param name="refused">Refused rows by day.</param>
    /// <param name="sales">Orders in the main currency by day.</param>
    /// <param name="currency">The main currency.</param>
    public static IReadOnlyList<DayFigures> Of(
        IReadOnlyDictionary<DateOnly, DayActivity> activity,
        IReadOnlyDictionary<DateOnly, RefusedDay> refused,
        IReadOnlyDictionary<DateOnly, Sales> sales,
        Currency currency)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(refused);
        ArgumentNullException.ThrowIfNull(sales);
        return [.. activity.Keys.Union(refused.Keys).Order()
            .Select(day => new DayFigures(day, activity.GetValueOrDefault(day), refused.GetValueOrDefault(day), sales.GetValueOrDefault(day), currency))];
    }
}
