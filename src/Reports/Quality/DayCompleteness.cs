using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Rollups;
using Puffy.Tables.Export;
using Column = Puffy.Analytics.Intake.Column;

namespace Puffy.Reports.Quality;

/// <summary>How complete the rows of one day are, as read: accepted and refused.</summary>
/// <param name="Day">UTC day.</param>
/// <param name="Activity">Its accepted events.</param>
/// <param name="Refused">Its refused rows.</param>
internal sealed record DayCompleteness(DateOnly Day, DayActivity Activity, RefusedDay Refused)
{
    /// <summary>The columns whose empty values are counted by day.</summary>
    internal static IReadOnlyList<Column> Columns { get; } =
        [Column.UserId, Column.Timestamp, Column.EventName, Column.PageUrl, Column.Referrer, Column.EventData, Column.UserAgent];

    /// <summary>Rows as read.</summary>
    internal long Rows => Activity.Events + Refused.Rows;

    /// <summary>Every day that has rows.</summary>
    internal static IReadOnlyList<DayCompleteness> Of(StoreFigures figures) =>
        [.. figures.Monitoring.Days.Cells.Keys.Union(figures.RefusedByDay.Keys).Order().Select(day => new DayCompleteness(
            day, figures.Monitoring.Days[day], figures.RefusedByDay.GetValueOrDefault(day)))];

    /// <summary>Rows in which a column is empty.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of <see cref="Columns"/>.</exception>
    internal long Empty(Column column) => column switch
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

    /// <summary>The share of the rows in which a column is empty; a day without rows is none.</summary>
    internal decimal EmptyShare(Column column) => (decimal)Empty(column) / Rows;
}
