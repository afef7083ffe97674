using Puffy.Analytics.Intake;
using Puffy.Analytics.Rollups;

namespace Puffy.Analytics.Monitoring;

/// <summary>What one UTC day came to, accepted and refused: the figures that a day is judged by.</summary>
/// <param name="Day">The day.</param>
/// <param name="Activity">What was accepted, and the sessions and orders made of it.</param>
/// <param name="Refused">What was refused.</param>
public sealed record DayFigures(DateOnly Day, DayActivity Activity, RefusedDay Refused)
{
    /// <summary>Rows of the day as read.</summary>
    public long Rows => Activity.Events + Refused.Rows;

    /// <summary>Rows of the day as read, but for repeats and rows of erased users, whose refusal is no fault.</summary>
    public long NewRows => Rows - Refused.Duplicates - Refused.Suppressed;

    /// <summary>The columns whose empty values are counted by day.</summary>
    public static IReadOnlyList<Column> Columns { get; } =
        [Column.UserId, Column.Timestamp, Column.EventName, Column.PageUrl, Column.Referrer, Column.EventData, Column.UserAgent];

    /// <summary>Rows as read in which a column is empty.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of <see cref="Columns"/>.</exception>
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
    public static IReadOnlyList<DayFigures> Of(
        IReadOnlyDictionary<DateOnly, DayActivity> activity, IReadOnlyDictionary<DateOnly, RefusedDay> refused)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(refused);
        return [.. activity.Keys.Union(refused.Keys).Order()
            .Select(day => new DayFigures(day, activity.GetValueOrDefault(day), refused.GetValueOrDefault(day)))];
    }
}
