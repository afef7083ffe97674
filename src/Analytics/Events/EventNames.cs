namespace Puffy.Analytics.Events;

/// <summary>The event names that Puffy knows. Other names are accepted and counted, without further meaning.</summary>
public static class EventNames
{
    /// <summary>A page was shown.</summary>
    public const string PageViewed = "page_viewed";

    /// <summary>An address was left in a popup; event_data holds user_email.</summary>
    public const string EmailFilled = "email_filled_on_popup";

    /// <summary>A product was put into the cart.</summary>
    public const string AddedToCart = "product_added_to_cart";

    /// <summary>The checkout was opened.</summary>
    public const string CheckoutStarted = "checkout_started";

    /// <summary>An order; event_data holds transaction_id, revenue, items and user_email.</summary>
    public const string CheckoutCompleted = "checkout_completed";

    /// <summary>
    /// The place of an event name among events of one instant: the order in which a visit runs its course, so that
    /// an order is never before the page on which it was made. Unknown names come last.
    /// </summary>
    public static int Rank(string name) => name switch
    {
        PageViewed => 0,
        EmailFilled => 1,
        AddedToCart => 2,
        CheckoutStarted => 3,
        CheckoutCompleted => 4,
        _ => 5,
    };
}
