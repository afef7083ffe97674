namespace Puffy.Analytics.Channels;

/// <summary>Which part of the shop a page is in.</summary>
public enum ShopPageKind : byte
{
    /// <summary>No page is known.</summary>
    None,

    /// <summary>The checkout.</summary>
    Checkout,

    /// <summary>The cart.</summary>
    Cart,

    /// <summary>Any other page.</summary>
    Other,
}
