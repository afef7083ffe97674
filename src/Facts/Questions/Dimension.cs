namespace Puffy.Facts.Questions;

/// <summary>What a question can be split by. All but the last two belong to a session.</summary>
public enum Dimension : byte
{
    /// <summary>Marketing channel.</summary>
    Channel,

    /// <summary>One of the six groups of channels.</summary>
    ChannelGroup,

    /// <summary>Source of the session's traffic, such as utm_source.</summary>
    Source,

    /// <summary>Medium, such as utm_medium.</summary>
    Medium,

    /// <summary>Campaign.</summary>
    Campaign,

    /// <summary>Host of the referrer, where it counts.</summary>
    ReferrerHost,

    /// <summary>Page that the session began on, without query.</summary>
    LandingPage,

    /// <summary>Page of the last event, without query.</summary>
    ExitPage,

    /// <summary>Kind of device.</summary>
    Device,

    /// <summary>Operating system.</summary>
    Os,

    /// <summary>Browser.</summary>
    Browser,

    /// <summary>Whether any event of the session comes from a bot.</summary>
    IsBot,

    /// <summary>Whether the session has one event.</summary>
    IsBounce,

    /// <summary>Whether an order was placed in it.</summary>
    Converted,

    /// <summary>new for the user's first session, else returning.</summary>
    Visitor,

    /// <summary>Hour of the session's start, in the question's time zone.</summary>
    Hour,

    /// <summary>Day of the session's start.</summary>
    Day,

    /// <summary>Week of the session's start, by its Monday.</summary>
    Week,

    /// <summary>Month of the session's start, by its first day.</summary>
    Month,

    /// <summary>Path of the page of an event.</summary>
    Page,

    /// <summary>Name of an event.</summary>
    EventName,
}
