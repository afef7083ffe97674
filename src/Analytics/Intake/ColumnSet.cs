namespace Puffy.Analytics.Intake;

/// <summary>A set of known columns, as bits.</summary>
[Flags]
public enum ColumnSet
{
    /// <summary>No column.</summary>
    None = 0,

    /// <summary>The user.</summary>
    UserId = 1 << Column.UserId,

    /// <summary>The time.</summary>
    Timestamp = 1 << Column.Timestamp,

    /// <summary>The event name.</summary>
    EventName = 1 << Column.EventName,

    /// <summary>The page.</summary>
    PageUrl = 1 << Column.PageUrl,

    /// <summary>The referrer.</summary>
    Referrer = 1 << Column.Referrer,

    /// <summary>The event data.</summary>
    EventData = 1 << Column.EventData,

    /// <summary>The user agent.</summary>
    UserAgent = 1 << Column.UserAgent,

    /// <summary>The event id.</summary>
    EventId = 1 << Column.EventId,
}
