namespace Puffy.Sample.Visitors;

/// <summary>The events that the shop's tracking knows.</summary>
internal enum EventKind
{
    PageViewed,
    EmailFilled,
    AddedToCart,
    CheckoutStarted,
    CheckoutCompleted,
}
