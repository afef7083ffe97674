using Puffy.Analytics.Channels;

namespace Puffy.Analytics.Attribution;

/// <summary>Why the last click of an order is Direct although hardly anybody types an address. Stores hold the numbers: add at the end.</summary>
public enum LostOrigin : byte
{
    /// <summary>The session begins in the checkout, and nobody was seen on another page before: the checkout changes the visitor's id.</summary>
    CheckoutUnseen,

    /// <summary>The session begins in the checkout, and the user was seen before.</summary>
    CheckoutReturning,

    /// <summary>The session begins in the cart.</summary>
    Cart,

    /// <summary>The session begins on any other page.</summary>
    Landing,

    /// <summary>No event of the session has a page.</summary>
    NoPage,
}

/// <summary>The written names of lost origins, and which one an order has.</summary>
public static class LostOrigins
{
    /// <summary>The name as written in tables.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such origin.</exception>
    public static string Name(this LostOrigin origin) => origin switch
    {
        LostOrigin.CheckoutUnseen => "checkout_unseen",
        LostOrigin.CheckoutReturning => "checkout_returning",
        LostOrigin.Cart => "cart",
        LostOrigin.Landing => "landing",
        LostOrigin.NoPage => "no_page",
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "No such origin."),
    };

    /// <summary>The lost origin of an order; null where its last click is not Direct. The landing page of the last click decides.</summary>
    public static LostOrigin? Of(AttributedOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var last = order.Touchpoints[^1];
        return last.Channel != Channel.Direct ? null : last.Landing switch
        {
            ShopPageKind.Checkout => order.SeenBefore ? LostOrigin.CheckoutReturning : LostOrigin.CheckoutUnseen,
            ShopPageKind.Cart => LostOrigin.Cart,
            ShopPageKind.Other => LostOrigin.Landing,
            _ => LostOrigin.NoPage,
        };
    }
}
