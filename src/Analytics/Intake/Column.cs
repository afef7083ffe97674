namespace Puffy.Analytics.Intake;

/// <summary>A column that Puffy knows.</summary>
public enum Column
{
    /// <summary>The user; required.</summary>
    UserId,

    /// <summary>When it happened; required.</summary>
    Timestamp,

    /// <summary>What happened; required.</summary>
    EventName,

    /// <summary>The page on which it happened.</summary>
    PageUrl,

    /// <summary>The page that led there.</summary>
    Referrer,

    /// <summary>A JSON object.</summary>
    EventData,

    /// <summary>The browser's own description.</summary>
    UserAgent,

    /// <summary>The shop's own key of the event.</summary>
    EventId,
}
