using Puffy.Analytics.Events;

namespace Puffy.Analytics.Intake;

/// <summary>Which columns of rows and events are empty.</summary>
public static class EmptyColumns
{
    /// <summary>The columns without a value in a row; white space is none.</summary>
    public static ColumnSet Of(RawRow row) =>
        When(RowValidator.IsEmpty(row.UserId), ColumnSet.UserId)
        | When(RowValidator.IsEmpty(row.Timestamp), ColumnSet.Timestamp)
        | When(RowValidator.IsEmpty(row.EventName), ColumnSet.EventName)
        | OfEvent(RowValidator.IsEmpty(row.PageUrl), RowValidator.IsEmpty(row.Referrer), RowValidator.IsEmpty(row.EventData), RowValidator.IsEmpty(row.UserAgent));

    /// <summary>The columns that were empty in the row that an accepted event came from.</summary>
    public static ColumnSet Of(Event item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return OfEvent(item.PageUrl.Length == 0, item.Referrer.Length == 0, item.Data.Length == 0 && !item.DataDropped, item.UserAgent.Length == 0);
    }

    /// <summary>Those of the columns that an event may lack which are empty.</summary>
    /// <param name="page">Whether the page is empty; the others likewise.</param>
    /// <param name="referrer">The referrer.</param>
    /// <param name="data">The event data.</param>
    /// <param name="userAgent">The user agent.</param>
    public static ColumnSet OfEvent(bool page, bool referrer, bool data, bool userAgent) =>
        When(page, ColumnSet.PageUrl) | When(referrer, ColumnSet.Referrer) | When(data, ColumnSet.EventData) | When(userAgent, ColumnSet.UserAgent);

    private static ColumnSet When(bool isEmpty, ColumnSet column) => isEmpty ? column : ColumnSet.None;
}
