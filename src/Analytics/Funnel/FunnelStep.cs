namespace Puffy.Analytics.Funnel;

/// <summary>A step of the way to an order. A session counts in every step whose event it has.</summary>
public enum FunnelStep : byte
{
    /// <summary>Any session.</summary>
    Session,

    /// <summary>A page was viewed.</summary>
    PageViewed,

    /// <summary>A product was put into the cart.</summary>
    AddedToCart,

    /// <summary>The checkout was started.</summary>
    CheckoutStarted,

    /// <summary>An order was made. A checkout_completed that repeats an order is not one.</summary>
    CheckoutCompleted,
}
