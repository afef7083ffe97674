namespace Puffy.Facts.Questions;

/// <summary>What a question can count.</summary>
public enum Metric : byte
{
    /// <summary>Users with such a session; of an event question, users with such an event.</summary>
    Users,

    /// <summary>Users whose first session is among those asked for.</summary>
    NewUsers,

    /// <summary>Sessions; of an event question, sessions with such an event.</summary>
    Sessions,

    /// <summary>Events of the sessions; of an event question, the events asked for.</summary>
    Events,

    /// <summary>Of these, the page_viewed events.</summary>
    PageViews,

    /// <summary>product_added_to_cart events of the sessions.</summary>
    AddToCarts,

    /// <summary>checkout_started events of the sessions.</summary>
    CheckoutsStarted,

    /// <summary>Orders placed in the sessions; with a model, orders credited to them, a fractional number.</summary>
    Orders,

    /// <summary>Revenue of these orders in the main currency.</summary>
    Revenue,

    /// <summary>Revenue per order of the main currency.</summary>
    AverageOrderValue,

    /// <summary>Share of the sessions in which an order was placed.</summary>
    ConversionRate,

    /// <summary>Revenue per session.</summary>
    RevenuePerSession,

    /// <summary>Share of the sessions with one event.</summary>
    BounceRate,

    /// <summary>Mean time from a session's first event to its last, in seconds.</summary>
    AverageDurationSeconds,

    /// <summary>Median of the same; of an even number of sessions, the mean of the middle two.</summary>
    MedianDurationSeconds,

    /// <summary>Events per session.</summary>
    EventsPerSession,
}
