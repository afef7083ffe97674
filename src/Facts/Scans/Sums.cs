namespace Puffy.Facts.Scans;

/// <summary>What a scan adds up. A question asks for few of them, and only those cost time.</summary>
[Flags]
public enum Sums
{
    /// <summary>Nothing: which groups there are.</summary>
    None = 0,

    /// <summary>Users.</summary>
    Users = 1 << 0,

    /// <summary>Users whose first session is in the group.</summary>
    NewUsers = 1 << 1,

    /// <summary>Sessions.</summary>
    Sessions = 1 << 2,

    /// <summary>Events.</summary>
    Events = 1 << 3,

    /// <summary>page_viewed events.</summary>
    PageViews = 1 << 4,

    /// <summary>product_added_to_cart events.</summary>
    AddToCarts = 1 << 5,

    /// <summary>checkout_started events.</summary>
    CheckoutsStarted = 1 << 6,

    /// <summary>Sessions in which an order was placed.</summary>
    Converted = 1 << 7,

    /// <summary>Sessions of one event.</summary>
    Bounces = 1 << 8,

    /// <summary>Lengths of the sessions, in milliseconds.</summary>
    Milliseconds = 1 << 9,

    /// <summary>Orders and their revenue: <see cref="SalesSum"/>.</summary>
    Sales = 1 << 10,

    /// <summary>How many sessions have each length.</summary>
    Durations = 1 << 11,
}
